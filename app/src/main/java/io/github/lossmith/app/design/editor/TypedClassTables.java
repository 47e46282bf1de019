package io.github.lossmith.app.design.editor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTablesJson;
import io.github.lossmith.designer.table.ClassTerm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tables of the classes as they stand in fields: every cell is text, which may be wrong.
 *
 * @param kind {@link #NONE}, {@link #TYPED} or the key of a rule
 * @param numbers of the rule, by name
 * @param lines a class each; of more than {@link #MOST_LINES} classes none
 * @param kept the counts and values of classes that are too many for lines
 */
record TypedClassTables(
    String kind, Map<String, String> numbers, List<Line> lines, ClassTables kept) {
  static final String NONE = "none";
  static final String TYPED = "typed";

  /** More classes are no longer typed into fields; COCO has 80. */
  static final int MOST_LINES = 100;

  private static final String COUNTS = "counts";

  /** A class: its name, how many objects it has, and its values. */
  record Line(String name, String count, Map<ClassTerm, String> values) {
    boolean isBlank() {
      return name.isBlank()
          && count.isBlank()
          && values.values().stream().allMatch(String::isBlank);
    }
  }

  /**
   * The fields of tables.
   *
   * @param number how a number is written
   */
  static TypedClassTables of(ClassTables tables, Function<Double, String> number) {
    String kind = tables.rule().map(ClassRule::key).orElse(tables.isEmpty() ? NONE : TYPED);
    Map<String, String> numbers = new LinkedHashMap<>();
    tables.parameters().forEach((name, value) -> numbers.put(name, number.apply(value)));
    Set<String> names = names(tables);
    return new TypedClassTables(
        kind,
        numbers,
        names.size() > MOST_LINES ? List.of() : lines(tables, names, number),
        tables);
  }

  private static Set<String> names(ClassTables tables) {
    Set<String> names = new LinkedHashSet<>(tables.counts().keySet());
    tables.typed().values().forEach(values -> names.addAll(values.keySet()));
    return names;
  }

  private static List<Line> lines(
      ClassTables tables, Set<String> names, Function<Double, String> number) {
    List<Line> lines = new ArrayList<>();
    for (String name : names) {
      Map<ClassTerm, String> values = new EnumMap<>(ClassTerm.class);
      tables
          .typed()
          .forEach(
              (term, of) ->
                  values.put(term, Optional.ofNullable(of.get(name)).map(number).orElse("")));
      Long count = tables.counts().get(name);
      lines.add(new Line(name, count == null ? "" : Long.toString(count), values));
    }
    return lines;
  }

  /** All kinds: none, typed, and the rules. */
  static List<String> kinds() {
    List<String> kinds = new ArrayList<>(List.of(NONE, TYPED));
    for (ClassRule rule : ClassRule.values()) {
      kinds.add(rule.key());
    }
    return kinds;
  }

  /** Whether there are too many classes for lines. */
  boolean areMany() {
    return names(kept).size() > MOST_LINES;
  }

  /** The rule, if it is one. */
  Optional<ClassRule> rule() {
    return ClassRule.named(kind);
  }

  /** Another kind with the same classes and counts; a rule has its usual numbers. */
  TypedClassTables withKind(String other, Function<Double, String> number) {
    Map<String, String> usual = new LinkedHashMap<>();
    ClassRule.named(other)
        .map(ClassRule::usual)
        .orElse(Map.of())
        .forEach((name, value) -> usual.put(name, number.apply(value)));
    return new TypedClassTables(other, usual, lines, kept);
  }

  /** The same kind with other texts in its fields. */
  TypedClassTables typed(Map<String, String> other, List<Line> classes) {
    return new TypedClassTables(kind, other, classes, kept);
  }

  /** What the fields say; a problem names the first that is wrong. */
  Outcome<ClassTables> read() {
    if (kind.equals(NONE)) {
      return Outcome.ok(ClassTables.NONE);
    }
    Outcome<ObjectNode> tree = tree();
    return tree.then(ClassTablesJson::read).then(this::complete);
  }

  private Outcome<ObjectNode> tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    if (rule().isPresent()) {
      tree.put("rule", kind);
      numbers.forEach((name, text) -> put(tree, name, text));
    }
    Set<String> seen = new LinkedHashSet<>();
    for (Line line : lines) {
      String name = line.name().strip();
      if (line.isBlank()) {
        continue;
      }
      if (name.isEmpty()) {
        return Outcome.bad("app.class-tables.unnamed");
      }
      if (!seen.add(name)) {
        return Outcome.bad("app.class-tables.twice", name);
      }
      fill(tree, line, name);
    }
    return Outcome.ok(tree);
  }

  private void fill(ObjectNode tree, Line line, String name) {
    if (!line.count().isBlank()) {
      put(tree.withObjectProperty(COUNTS), name, line.count());
    }
    if (rule().isEmpty()) {
      line.values()
          .forEach(
              (term, text) -> {
                if (!text.isBlank()) {
                  put(tree.withObjectProperty(term.key()), name, text);
                }
              });
    }
  }

  /** A cell that is no number is left to the reader of the tree, whose message shows it. */
  private static void put(ObjectNode tree, String name, String text) {
    Texts.read(text)
        .ifPresentOrElse(
            value -> tree.set(name, ClassTablesJson.number(value)),
            () -> tree.put(name, text.strip()));
  }

  private Outcome<ClassTables> complete(ClassTables read) {
    if (areMany()) {
      Map<ClassTerm, Map<String, Double>> typed = read.rule().isPresent() ? Map.of() : kept.typed();
      return Outcome.ok(new ClassTables(read.rule(), read.parameters(), typed, kept.counts()));
    }
    List<String> classes =
        lines.stream()
            .map(line -> line.name().strip())
            .filter(name -> !name.isEmpty() && !name.equals(ClassTables.BACKGROUND))
            .toList();
    Set<String> counted = read.counts().keySet();
    Optional<Problem> uncounted =
        classes.stream()
            .filter(name -> !counted.isEmpty() && !counted.contains(name))
            .findFirst()
            .map(
                name ->
                    Problem.of("designer.table.missing", COUNTS, name, String.join(", ", counted)));
    if (uncounted.isPresent()) {
      return Outcome.bad(uncounted.get());
    }
    return read.rule().isPresent() || read.typed().isEmpty()
        ? Outcome.ok(read)
        : read.resolve(classes, Map.of(), -1).map(complete -> read);
  }
}

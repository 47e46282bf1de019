package io.github.lossmith.designer.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON form of {@link ClassTables}: {@code {"rule": "vs", "gamma": 0.2}}, or {@code {"weights":
 * {"cat": 2, "dog": 1}}}, either with {@code "counts"}.
 */
public final class ClassTablesJson {
  /** Objects of one class; more than any data set has, and exact in a double. */
  private static final long MOST_OBJECTS = 1_000_000_000_000L;

  private ClassTablesJson() {}

  /** The tables as JSON. */
  public static ObjectNode write(ClassTables tables) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tables.rule().ifPresent(rule -> tree.put("rule", rule.key()));
    tables.parameters().forEach(tree::put);
    tables
        .typed()
        .forEach(
            (term, values) -> {
              ObjectNode table = tree.putObject(term.key());
              values.forEach(table::put);
            });
    if (!tables.counts().isEmpty()) {
      ObjectNode counts = tree.putObject("counts");
      tables.counts().forEach(counts::put);
    }
    return tree;
  }

  /** A number as it is typed: 7, not 7.0. */
  public static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) <= MOST_OBJECTS
        ? LongNode.valueOf((long) value)
        : DoubleNode.valueOf(value);
  }

  /** Reads tables; the problem says what is wrong, but not in which file. */
  public static Outcome<ClassTables> read(JsonNode tree) {
    if (!tree.isObject()) {
      return Outcome.bad("designer.table.notObject", shown(tree));
    }
    if (tree.hasNonNull("rule")) {
      String word = tree.path("rule").asText();
      return ClassRule.named(word)
          .map(rule -> ruled(rule, tree))
          .orElseGet(() -> Outcome.bad("designer.table.noRule", word, ClassRule.keys()));
    }
    return typed(tree);
  }

  private static Outcome<ClassTables> ruled(ClassRule rule, JsonNode tree) {
    Map<String, Double> values = rule.usual();
    Map<String, Long> counts = Map.of();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String key = entry.getKey();
      if (key.equals("counts")) {
        Outcome<Map<String, Long>> read = counts(entry.getValue());
        if (!read.isOk()) {
          return read.map(none -> ClassTables.NONE);
        }
        counts = read.orThrow();
      } else if (!key.equals("rule")) {
        Outcome<Double> read = parameter(rule, key, entry.getValue());
        if (!read.isOk()) {
          return read.map(none -> ClassTables.NONE);
        }
        values.put(key, read.orThrow());
      }
    }
    return Outcome.ok(new ClassTables(Optional.of(rule), values, Map.of(), counts));
  }

  private static Outcome<Double> parameter(ClassRule rule, String key, JsonNode value) {
    Optional<ClassRule.RuleParameter> known =
        rule.parameters().stream().filter(one -> one.name().equals(key)).findFirst();
    if (known.isEmpty()) {
      List<String> names = new ArrayList<>();
      rule.parameters().forEach(one -> names.add(one.name()));
      names.add("counts");
      return Outcome.bad("designer.table.key", key, String.join(", ", names));
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    ClassRule.RuleParameter range = known.get();
    return number >= range.least() && number <= range.most()
        ? Outcome.ok(number)
        : Outcome.bad(
            "designer.table.parameter",
            rule.key(),
            key,
            shown(value),
            ReadableNumber.of(range.least()),
            ReadableNumber.of(range.most()));
  }

  private static Outcome<ClassTables> typed(JsonNode tree) {
    Map<ClassTerm, Map<String, Double>> tables = new EnumMap<>(ClassTerm.class);
    Map<String, Long> counts = Map.of();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      Optional<ClassTerm> term = ClassTerm.of(entry.getKey());
      if (term.isPresent()) {
        Outcome<Map<String, Double>> read = values(term.get(), entry.getValue());
        if (!read.isOk()) {
          return read.map(none -> ClassTables.NONE);
        }
        tables.put(term.get(), read.orThrow());
      } else if (entry.getKey().equals("counts")) {
        Outcome<Map<String, Long>> read = counts(entry.getValue());
        if (!read.isOk()) {
          return read.map(none -> ClassTables.NONE);
        }
        counts = read.orThrow();
      } else {
        return Outcome.bad(
            "designer.table.key",
            entry.getKey(),
            "rule, weights, offsets, scales, margins, counts");
      }
    }
    return Outcome.ok(new ClassTables(Optional.empty(), Map.of(), tables, counts));
  }

  private static Outcome<Map<String, Double>> values(ClassTerm term, JsonNode tree) {
    Outcome<JsonNode> sized = sized(term.key(), tree);
    if (!sized.isOk()) {
      return sized.map(none -> Map.of());
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      double value = entry.getValue().isNumber() ? entry.getValue().doubleValue() : Double.NaN;
      if (!term.allows(value)) {
        return Outcome.bad(
            term.isFactor() ? "designer.table.factor" : "designer.table.value",
            term.key(),
            entry.getKey(),
            shown(entry.getValue()),
            ReadableNumber.of(term.least()),
            ReadableNumber.of(term.most()));
      }
      values.put(entry.getKey(), value);
    }
    return Outcome.ok(values);
  }

  private static Outcome<Map<String, Long>> counts(JsonNode tree) {
    Outcome<JsonNode> sized = sized("counts", tree);
    if (!sized.isOk()) {
      return sized.map(none -> Map.of());
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      JsonNode value = entry.getValue();
      double number = value.isNumber() ? value.doubleValue() : Double.NaN;
      if (!(number >= 1 && number <= MOST_OBJECTS && number == Math.rint(number))) {
        return Outcome.bad("designer.table.count", entry.getKey(), shown(value));
      }
      counts.put(entry.getKey(), (long) number);
    }
    return Outcome.ok(counts);
  }

  private static Outcome<JsonNode> sized(String key, JsonNode tree) {
    if (!tree.isObject() || tree.isEmpty()) {
      return Outcome.bad("designer.table.noClasses", key, shown(tree));
    }
    return tree.size() > ClassTables.MOST_CLASSES
        ? Outcome.bad("designer.table.manyClasses", key, tree.size(), ClassTables.MOST_CLASSES)
        : Outcome.ok(tree);
  }

  private static String shown(JsonNode value) {
    boolean isNaN = value.isNumber() && Double.isNaN(value.doubleValue());
    String text = isNaN ? value.asText() : value.toString();
    // A message stays one line of a terminal.
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}

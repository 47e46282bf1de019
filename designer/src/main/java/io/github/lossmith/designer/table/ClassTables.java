package io.github.lossmith.designer.table;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of the classes as a design or an experiment has them: a rule that makes them of counts, or
 * values for each class. Immutable.
 *
 * @param rule the rule; empty: the values are typed
 * @param parameters of the rule, all of them
 * @param typed values by class; a term that is not there changes nothing
 * @param counts objects of each class, in place of those of the data
 */
public record ClassTables(
    Optional<ClassRule> rule,
    Map<String, Double> parameters,
    Map<ClassTerm, Map<String, Double>> typed,
    Map<String, Long> counts) {
  /** The name in formulas of the share of the target's class among all objects. */
  public static final String SHARE = "freq";

  /** The name in tables of the class that is no object; it may be left out, and changes nothing. */
  public static final String BACKGROUND = "background";

  /** Far more than the classes of any data set of boxes; LVIS has 1,203. */
  public static final int MOST_CLASSES = 10_000;

  /** No tables. */
  public static final ClassTables NONE =
      new ClassTables(Optional.empty(), Map.of(), Map.of(), Map.of());

  public ClassTables {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    Map<ClassTerm, Map<String, Double>> copy = new EnumMap<>(ClassTerm.class);
    typed.forEach(
        (term, values) -> copy.put(term, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
    typed = Collections.unmodifiableMap(copy);
  }

  /** A rule with its usual parameters, on the counts of the data. */
  public static ClassTables of(ClassRule rule) {
    return new ClassTables(Optional.of(rule), rule.usual(), Map.of(), Map.of());
  }

  /** The same with these counts where it has none of its own. */
  public ClassTables withCounts(Map<String, Long> known) {
    return counts.isEmpty() ? new ClassTables(rule, parameters, typed, known) : this;
  }

  /** Whether there is neither a rule nor a value. */
  public boolean isEmpty() {
    return rule.isEmpty() && typed.isEmpty() && counts.isEmpty();
  }

  /** As one line for people, such as {@code vs, gamma=0.15, tau=1.25}. */
  public String describe() {
    List<String> words = new ArrayList<>();
    rule.ifPresent(one -> words.add(one.key()));
    parameters.forEach((name, value) -> words.add(name + "=" + ReadableNumber.of(value)));
    typed.keySet().forEach(term -> words.add(term.key()));
    return String.join(", ", words);
  }

  /**
   * The classes that the tables name, in their order, without background: how a network that knows
   * no names has its logits.
   */
  public List<String> named() {
    Map<String, ?> first =
        counts.isEmpty() ? typed.values().stream().findFirst().orElse(Map.of()) : counts;
    return first.keySet().stream().filter(name -> !name.equals(BACKGROUND)).toList();
  }

  /**
   * The tables for classes.
   *
   * @param classes their names, in the order of the logits, without background
   * @param known objects of each class in the data; empty: no data are known
   * @param background the number of background's logit, -1 if there is none
   * @return a problem if a class has no value, or a rule no count above 0 for it
   */
  public Outcome<ClassVectors> resolve(
      List<String> classes, Map<String, Long> known, int background) {
    Map<String, Long> used = counts.isEmpty() ? known : counts;
    Map<ClassTerm, double[]> tables = new EnumMap<>(ClassTerm.class);
    if (rule.isPresent()) {
      Outcome<long[]> counted = counted(rule.get(), classes, used);
      if (!counted.isOk()) {
        return counted.map(none -> neutral(classes, background));
      }
      tables.putAll(rule.get().tables(counted.orThrow(), parameters));
    }
    for (Map.Entry<ClassTerm, Map<String, Double>> table : typed.entrySet()) {
      Outcome<double[]> values = values(table.getKey(), table.getValue(), classes);
      if (!values.isOk()) {
        return values.map(none -> neutral(classes, background));
      }
      tables.put(table.getKey(), values.orThrow());
    }
    return Outcome.ok(
        new ClassVectors(
            spread(ClassTerm.WEIGHT, tables, classes.size(), background),
            spread(ClassTerm.OFFSET, tables, classes.size(), background),
            spread(ClassTerm.SCALE, tables, classes.size(), background),
            spread(ClassTerm.MARGIN, tables, classes.size(), background),
            with(shares(classes, used), background, 1)));
  }

  private static ClassVectors neutral(List<String> classes, int background) {
    return NONE.resolve(classes, Map.of(), background).orThrow();
  }

  private static Outcome<long[]> counted(
      ClassRule rule, List<String> classes, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return Outcome.bad("designer.table.noData", rule.key());
    }
    long[] counted = new long[classes.size()];
    for (int i = 0; i < counted.length; i++) {
      long count = counts.getOrDefault(classes.get(i), 0L);
      if (count < 1) {
        return Outcome.bad("designer.table.noObjects", rule.key(), classes.get(i));
      }
      counted[i] = count;
    }
    return Outcome.ok(counted);
  }

  private static Outcome<double[]> values(
      ClassTerm term, Map<String, Double> typed, List<String> classes) {
    double[] values = new double[classes.size()];
    for (int i = 0; i < values.length; i++) {
      Double value = typed.get(classes.get(i));
      if (value == null) {
        return Outcome.bad("designer.table.missing", term.key(), classes.get(i), shown(typed));
      }
      values[i] = value;
    }
    for (String name : typed.keySet()) {
      if (!classes.contains(name) && !name.equals(BACKGROUND)) {
        return Outcome.bad(
            "designer.table.stray", term.key(), name, String.join(", ", shortened(classes)));
      }
    }
    return Outcome.ok(values);
  }

  private static String shown(Map<String, Double> typed) {
    return String.join(", ", shortened(List.copyOf(typed.keySet())));
  }

  /** A message stays a line. */
  private static List<String> shortened(List<String> names) {
    if (names.size() <= 12) {
      return names;
    }
    List<String> some = new ArrayList<>(names.subList(0, 12));
    some.add("…");
    return some;
  }

  private double[] spread(
      ClassTerm term, Map<ClassTerm, double[]> tables, int classes, int background) {
    double[] neutral = new double[classes];
    Arrays.fill(neutral, term.neutral());
    double own = typed.getOrDefault(term, Map.of()).getOrDefault(BACKGROUND, term.neutral());
    return with(tables.getOrDefault(term, neutral), background, own);
  }

  private static double[] shares(List<String> classes, Map<String, Long> counts) {
    double all = classes.stream().mapToDouble(name -> counts.getOrDefault(name, 0L)).sum();
    return classes.stream()
        .mapToDouble(
            name -> {
              double count = counts.getOrDefault(name, 0L);
              return count > 0 ? count / all : Double.NaN;
            })
        .toArray();
  }

  /** The values with one more, for background, at its place. */
  private static double[] with(double[] values, int background, double own) {
    if (background < 0) {
      return values.clone();
    }
    double[] all = new double[values.length + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = i == background ? own : values[i < background ? i : i - 1];
    }
    return all;
  }
}

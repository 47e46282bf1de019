package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodePrinter;
import io.github.lossmith.designer.export.code.JavaPrinter;
import io.github.lossmith.designer.export.code.LogSpace;
import io.github.lossmith.designer.export.code.NumberLiterals;
import io.github.lossmith.designer.export.code.PoleCancellation;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A loss as two Java methods of u = -log p, with the constants that they need. */
final class JavaFunctions {
  /** Elements of an array in one method, ten bytes of code each. */
  private static final int MOST_AT_ONCE = 1500;

  private static final CodePrinter JAVA = new JavaPrinter();

  /**
   * Exact for polynomials of degree 19 on each panel. The panels in u = -log p are narrow where
   * (1-p)^γ bends and end at 40, where p is 4e-18; the file says four digits at kinks.
   */
  private static final int QUADRATURE_NODES = 10;

  private final ExportedLoss loss;
  private final Map<String, String> names;

  /**
   * The methods of a loss.
   *
   * @param names the name in the code of each letter
   */
  JavaFunctions(ExportedLoss loss, Map<String, String> names) {
    this.loss = loss;
    this.names = Map.copyOf(names);
  }

  /** {@code weighted} and {@code lossOf}. */
  String functions() {
    return loss.sketch().map(JavaFunctions::drawing).orElseGet(() -> weighted()) + "\n" + lossOf();
  }

  /** Names in Java and values of the parameters that are arguments. */
  SortedMap<String, Double> free() {
    SortedMap<String, Double> free = new TreeMap<>();
    boolean table = loss.kind() == ExportedLoss.Kind.TABLE;
    if (!table) {
      loss.parameters().forEach((name, value) -> free.put(names.getOrDefault(name, name), value));
    }
    if (loss.usesProgress()) {
      free.put("progress", 0.0);
    }
    return free;
  }

  private Map<String, String> arguments() {
    return Map.of(
        "declared", each(free().keySet(), ", double %s"), "values", each(free().keySet(), ", %s"));
  }

  static String each(Set<String> all, String pattern) {
    return all.stream().map(pattern::formatted).collect(Collectors.joining());
  }

  /** The fields that the methods use, and comments of the letters that are arguments. */
  String constants() {
    StringBuilder text = new StringBuilder();
    switch (loss.kind()) {
      case CLOSED ->
          free()
              .forEach(
                  (name, value) ->
                      text.append("  // ")
                          .append(name)
                          .append(" = ")
                          .append(value)
                          .append(" in the design.\n"));
      case TABLE -> {
        loss.parameters()
            .forEach(
                (name, value) ->
                    text.append("  private static final double ")
                        .append(names.get(name) + " = " + value + ";\n"));
        LossTable table = LossTable.of(loss.curve());
        text.append(array("KNOTS", table.u())).append(array("VALUES", table.loss()));
      }
      case QUADRATURE -> {
        GaussRule rule = GaussRule.onUnit(QUADRATURE_NODES);
        text.append(array("NODES", rule.nodes())).append(array("WEIGHTS", rule.weights()));
        text.append(
            array(
                "STRETCHES",
                List.of(0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 10.0, 40.0)));
      }
      case DRAWING ->
          text.append("  private static final double[][] STRETCHES = {\n")
              .append(rows(loss.sketch().orElseThrow().stretches()))
              .append("\n  };\n");
    }
    return text.isEmpty() ? "" : text.append('\n').toString();
  }

  /** A long array is put together from parts: the code of a class's constants has 64 KB. */
  private static String array(String name, List<Double> values) {
    if (values.size() <= MOST_AT_ONCE) {
      return "  private static final double[] %s = {\n%s\n  };\n"
          .formatted(name, NumberLiterals.lines(values, "    "));
    }
    List<String> calls = new ArrayList<>();
    StringBuilder parts = new StringBuilder();
    for (int begin = 0; begin < values.size(); begin += MOST_AT_ONCE) {
      List<Double> part = values.subList(begin, Math.min(values.size(), begin + MOST_AT_ONCE));
      String method = name.toLowerCase(Locale.ROOT) + "From" + begin;
      calls.add(method + "()");
      parts.append(
          "\n  private static double[] %s() {\n    return new double[] {\n%s\n    };\n  }\n"
              .formatted(method, NumberLiterals.lines(part, "      ")));
    }
    return "  private static final double[] %s =\n      java.util.stream.Stream.of(%s)\n"
            .formatted(name, String.join(", ", calls))
        + "          .flatMapToDouble(java.util.Arrays::stream)\n          .toArray();\n"
        + parts;
  }

  private static String rows(List<CubicPiece> stretches) {
    return stretches.stream()
        .map(
            s ->
                "    {%s, %s, %s, %s, %s, %s}"
                    .formatted(s.begin(), s.loss(), s.c0(), s.c1(), s.c2(), s.c3()))
        .collect(Collectors.joining(",\n"));
  }

  private String weighted() {
    Formula formula = loss.formula().orElseThrow();
    ExpressionTree tree = new LogSpace(names).of(PoleCancellation.timesP(formula.expression()));
    Map<String, String> places = new HashMap<>(arguments());
    places.put("weighted_locals", locals(tree));
    places.put("weighted", JAVA.print(tree));
    return Template.fill("formula.java", places);
  }

  private static String locals(ExpressionTree tree) {
    boolean log = Terms.mentions(tree, Set.of("v"));
    List<String> lines = new ArrayList<>();
    if (Terms.mentions(tree, Set.of("p"))) {
      lines.add("double p = Math.exp(-Math.min(u, 600));");
    }
    if (log || Terms.mentions(tree, Set.of("w"))) {
      lines.add("double w = -Math.expm1(-u); // 1 - p");
    }
    if (log) {
      lines.add("double v = u < 0.7 ? Math.log(w) : Math.log1p(-Math.exp(-u)); // log(1 - p)");
    }
    return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }

  private String lossOf() {
    return switch (loss.kind()) {
      case CLOSED -> closed(loss.closedForm().orElseThrow());
      case QUADRATURE -> Template.fill("quadrature.java", arguments());
      case TABLE -> Template.fill("table.java", Map.of());
      case DRAWING -> "";
    };
  }

  private String closed(Formula form) {
    ExpressionTree tree = new LogSpace(names).of(form.expression());
    Map<String, String> places = new HashMap<>(arguments());
    places.put("loss_locals", locals(tree));
    places.put("loss", JAVA.print(tree));
    return Template.fill("closed.java", places);
  }

  private static String drawing(PiecewiseCubic sketch) {
    CubicPiece last = sketch.stretches().get(sketch.stretches().size() - 1);
    return Template.fill(
        "drawing.java",
        Map.of(
            "last", Double.toString(last.begin()),
            "pole", Boolean.toString(sketch.tail().isPresent()),
            "tail", Double.toString(sketch.tail().orElse(0)),
            "last_loss", Double.toString(last.loss()),
            "last_u", Double.toString(-Math.log(last.begin()))));
  }
}

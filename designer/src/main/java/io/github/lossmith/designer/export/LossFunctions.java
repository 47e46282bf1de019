package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.ArrayPrinter;
import io.github.lossmith.designer.export.code.LogSpace;
import io.github.lossmith.designer.export.code.NumberLiterals;
import io.github.lossmith.designer.export.code.PoleCancellation;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.symbolic.Derivative;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A loss as Python functions of u = -log p, for one of the libraries of arrays. */
final class LossFunctions {
  /** The same rule as in the exported Java class. */
  private static final int QUADRATURE_NODES = 10;

  /** Of a derivative that is written out; CPython reads 200 nested parentheses. */
  private static final int HIGHEST = 90;

  /** Of a derivative that is written out: about as many characters as two screens have. */
  private static final int MOST_COST = 2_000;

  private final ExportedLoss loss;
  private final Map<String, String> names;
  private final ArrayPrinter printer;

  /**
   * The functions of a loss.
   *
   * @param names the name in the code of each letter
   */
  LossFunctions(ExportedLoss loss, Map<String, String> names, ArrayPrinter printer) {
    this.loss = loss;
    this.names = Map.copyOf(names);
    this.printer = printer;
  }

  /** Names in Python and values of the letters that are arguments; empty if L is a table. */
  SortedMap<String, Double> arguments() {
    SortedMap<String, Double> free = new TreeMap<>();
    if (loss.kind() == ExportedLoss.Kind.CLOSED || loss.kind() == ExportedLoss.Kind.QUADRATURE) {
      loss.parameters().forEach((name, value) -> free.put(names.getOrDefault(name, name), value));
    }
    if (loss.usesProgress()) {
      free.put("progress", 0.0);
    }
    return free;
  }

  /** A pattern of a name and its value for each argument, one after the other. */
  String arguments(String pattern) {
    return arguments().entrySet().stream()
        .map(e -> pattern.formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  /** The letters' values as assignments where L is a table; else empty. */
  String constants() {
    if (loss.kind() != ExportedLoss.Kind.TABLE || loss.parameters().isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            "# Frozen, because the loss is a table for these values: export again.\n");
    loss.parameters()
        .forEach(
            (name, value) -> text.append(names.get(name)).append(" = ").append(value).append('\n'));
    return text.append("\n\n").toString();
  }

  /** {@code weighted} and {@code loss_of}. */
  String functions() {
    return loss.sketch().map(this::drawing).orElseGet(() -> weighted() + lossOf());
  }

  /** {@code slope}, the derivative of {@code weighted} by u; not for PyTorch. */
  String slope() {
    return loss.sketch().map(this::drawnSlope).orElseGet(this::typedSlope);
  }

  private String drawnSlope(PiecewiseCubic sketch) {
    double last = sketch.stretches().get(sketch.stretches().size() - 1).begin();
    boolean pole = sketch.tail().isPresent();
    String text = pole ? printer.choice("p < " + last, printer.full("0.0"), "inner") : "inner";
    return fill("drawing-slope.py", Map.of("tail_slope", text));
  }

  private String typedSlope() {
    ExpressionTree whole = PoleCancellation.timesP(formula().expression());
    ExpressionTree derivative = Derivative.of(whole);
    if (Derivative.cost(whole) > MOST_COST || Terms.height(derivative) > HIGHEST) {
      return fill(
          "difference.py", Map.of("arguments", defaults(), "values", arguments(", %1$s=%1$s")));
    }
    return fill("slope.py", "slope", Terms.minus(PoleCancellation.timesP(derivative)));
  }

  private Formula formula() {
    return loss.formula().orElseThrow();
  }

  private String defaults() {
    return arguments(", %s=%s");
  }

  private String fill(String template, Map<String, String> values) {
    return Template.fill(printer.templates() + template, values);
  }

  private String fill(String template, String place, ExpressionTree tree) {
    ExpressionTree code = new LogSpace(names).of(tree);
    return Template.fill(
        template,
        Map.of(
            "arguments", defaults(), "locals", printer.locals(code), place, printer.array(code)));
  }

  private String weighted() {
    ExpressionTree code = new LogSpace(names).of(PoleCancellation.timesP(formula().expression()));
    return Template.fill(
        "formula.py",
        Map.of(
            "arguments", defaults(),
            "floor", floor(),
            "locals", printer.locals(code),
            "weighted", printer.array(code)));
  }

  /**
   * Keeps PyTorch's u, which log-softmax rounds to 0 before 1 - p is 0, off a pole at p = 1; the
   * boosters have it without rounding.
   */
  private String floor() {
    boolean pole = loss.curve().zeroInside().isPresent() && printer.templates().isEmpty();
    return pole ? "    u = torch.clamp(u, min=torch.finfo(u.dtype).eps)\n" : "";
  }

  private String lossOf() {
    return switch (loss.kind()) {
      case CLOSED ->
          fill(
              printer.templates() + "closed.py",
              "loss",
              loss.closedForm().orElseThrow().expression());
      case QUADRATURE -> quadrature();
      default -> table();
    };
  }

  private String quadrature() {
    GaussRule rule = GaussRule.onUnit(QUADRATURE_NODES);
    return fill(
        "quadrature.py",
        Map.of(
            "arguments", defaults(),
            "values", arguments(", %s"),
            "nodes", Integer.toString(QUADRATURE_NODES),
            "quadrature_nodes", NumberLiterals.lines(rule.nodes(), "    "),
            "quadrature_weights", NumberLiterals.lines(rule.weights(), "    ")));
  }

  private String table() {
    LossTable table = LossTable.of(loss.curve());
    return fill(
        "table.py",
        Map.of(
            "knots", Integer.toString(table.u().size()),
            "table_u", NumberLiterals.lines(table.u(), "    "),
            "table_loss", NumberLiterals.lines(table.loss(), "    ")));
  }

  private String drawing(PiecewiseCubic sketch) {
    List<CubicPiece> stretches = sketch.stretches();
    CubicPiece last = stretches.get(stretches.size() - 1);
    boolean pole = sketch.tail().isPresent();
    return fill(
        "drawing.py",
        Map.of(
            "stretches", rows(stretches),
            "tail", pole ? Double.toString(sketch.tail().getAsDouble()) : "None",
            "tail_note", pole ? "" : "; None: g itself is constant there",
            "tail_weighted", pole ? tailWeighted(last) : "inner",
            "tail_loss", pole ? tailLoss(last) : "inner"));
  }

  private String tailWeighted(CubicPiece last) {
    return printer.choice("p < " + last.begin(), printer.full("_TAIL"), "inner");
  }

  private String tailLoss(CubicPiece last) {
    double lastU = -Math.log(last.begin());
    String line = "%s - _TAIL * (u - %s)".formatted(last.loss(), lastU);
    return printer.choice("u > " + lastU, line, "inner");
  }

  private static String rows(List<CubicPiece> stretches) {
    return stretches.stream()
        .map(
            s ->
                "    [%s, %s, %s, %s, %s, %s]"
                    .formatted(s.begin(), s.loss(), s.c0(), s.c1(), s.c2(), s.c3()))
        .collect(Collectors.joining(",\n"));
  }
}

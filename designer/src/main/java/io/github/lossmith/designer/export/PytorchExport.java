package io.github.lossmith.designer.export;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code --to pytorch}: one self-contained Python file with the loss as PyTorch modules. */
final class PytorchExport {
  private static final CodePrinter PYTHON = new TorchPrinter();

  /** The same rule as in the exported Java class. */
  private static final int QUADRATURE_NODES = 10;

  private final ExportedLoss loss;
  private final Map<String, String> names;

  private PytorchExport(ExportedLoss loss) {
    this.loss = loss;
    this.names = CodeNames.python(new TreeSet<>(loss.parameters().keySet()));
  }

  /** The file's text. */
  static String text(ExportedLoss loss) {
    return new PytorchExport(loss).text();
  }

  /** The functions {@code weighted} and {@code loss_of} alone. */
  static String functions(ExportedLoss loss) {
    PytorchExport export = new PytorchExport(loss);
    return export.constants() + export.functions();
  }

  private String text() {
    List<String> about = LossSummary.about(loss);
    Map<String, String> places = new HashMap<>(argumentPlaces());
    places.put("title", LossSummary.title(loss));
    String prose = String.join("\n", about) + "\n" + usage();
    places.put("about", prose.stripTrailing());
    places.put("constants", constants());
    places.put("functions", functions());
    places.put("normalisation", "\"" + loss.normalisation() + "\"");
    places.put(
        "mining",
        loss.mining().isPresent() ? Double.toString(loss.mining().getAsDouble()) : "None");
    return Template.fill("loss.py", places);
  }

  private String usage() {
    return Template.fill("usage.py", Map.of("progress", loss.usesProgress() ? PROGRESS : ""));
  }

  private static final String PROGRESS =
      """

      The coefficient follows the training progress: set criterion.progress = step / steps, in
      [0, 1], as training goes on. Under torch.compile every new value compiles again.
      """;

  /**
   * Names in Python and values of the parameters that are arguments; empty if the loss is a table.
   */
  private Map<String, Double> free() {
    Map<String, Double> free = new TreeMap<>();
    if (loss.kind() == ExportedLoss.Kind.CLOSED || loss.kind() == ExportedLoss.Kind.QUADRATURE) {
      loss.parameters().forEach((name, value) -> free.put(names.getOrDefault(name, name), value));
    }
    if (loss.usesProgress()) {
      free.put("progress", 0.0);
    }
    return free;
  }

  private Map<String, String> argumentPlaces() {
    Map<String, Double> free = free();
    Set<String> all = free.keySet();
    return Map.of(
        "arguments", each(all, ", %s"),
        "values", each(all, ", %s"),
        "typed_arguments", defaults(free, ", %s: float = %s"),
        "remember", each(all, "        ctx.%1$s = %1$s\n"),
        "backward",
            "-gradient * _held(weighted(u"
                + each(all, ", ctx.%s")
                + "), ctx.most)"
                + ", None".repeat(all.size() + 1),
        "store", each(all, "        self.%1$s = float(%1$s)\n"),
        "own_values", each(all, ", self.%s"),
        "representation", each(all, ", %1$s={self.%1$s}"));
  }

  private static String each(Set<String> all, String pattern) {
    return all.stream().map(pattern::formatted).collect(Collectors.joining());
  }

  private static String defaults(Map<String, Double> all, String pattern) {
    return all.entrySet().stream()
        .map(e -> pattern.formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  private String constants() {
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

  private String functions() {
    if (loss.sketch().isPresent()) {
      return drawing(loss.sketch().get());
    }
    return weighted(loss.formula().orElseThrow()) + lossOf();
  }

  private String weighted(Formula formula) {
    ExpressionTree tree = new LogSpace(names).of(PoleCancellation.timesP(formula.expression()));
    return Template.fill(
        "formula.py",
        Map.of(
            "arguments", defaults(free(), ", %s=%s"),
            "weighted_locals", locals(tree),
            "weighted", tensor(tree)));
  }

  private static String tensor(ExpressionTree tree) {
    String text = PYTHON.print(tree);
    return Terms.mentions(tree, LogSpace.NAMES) ? text : "torch.full_like(u, " + text + ")";
  }

  /** What the tree needs of p, w = 1 - p and v = log(1 - p), each computed from u. */
  private static String locals(ExpressionTree tree) {
    boolean log = Terms.mentions(tree, Set.of("v"));
    List<String> lines = new ArrayList<>();
    if (Terms.mentions(tree, Set.of("p"))) {
      lines.add("p = _exp(-torch.clamp(u, max=600.0 if u.dtype == torch.float64 else 80.0))");
    }
    if (log || Terms.mentions(tree, Set.of("w"))) {
      lines.add("w = -torch.expm1(-u)  # 1 - p");
    }
    if (log) {
      lines.add("far = torch.log1p(-_exp(-torch.clamp(u, min=0.7)))");
      lines.add("v = torch.where(u < 0.7, torch.log(w), far)  # log(1 - p)");
    }
    return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }

  private String lossOf() {
    return switch (loss.kind()) {
      case CLOSED -> closed(loss.closedForm().orElseThrow());
      case QUADRATURE -> quadrature();
      default -> table();
    };
  }

  private String closed(Formula form) {
    ExpressionTree tree = new LogSpace(names).of(form.expression());
    return Template.fill(
        "closed.py",
        Map.of(
            "arguments", defaults(free(), ", %s=%s"),
            "loss_locals", locals(tree),
            "loss", tensor(tree)));
  }

  private String quadrature() {
    GaussRule rule = GaussRule.onUnit(QUADRATURE_NODES);
    return Template.fill(
        "quadrature.py",
        Map.of(
            "arguments", defaults(free(), ", %s=%s"),
            "values", each(free().keySet(), ", %s"),
            "nodes", Integer.toString(QUADRATURE_NODES),
            "quadrature_nodes", NumberLiterals.lines(rule.nodes(), "    "),
            "quadrature_weights", NumberLiterals.lines(rule.weights(), "    ")));
  }

  private String table() {
    LossTable table = LossTable.of(loss.curve());
    return Template.fill(
        "table.py",
        Map.of(
            "knots", Integer.toString(table.u().size()),
            "table_u", NumberLiterals.lines(table.u(), "    "),
            "table_loss", NumberLiterals.lines(table.loss(), "    ")));
  }

  private static String drawing(PiecewiseCubic sketch) {
    List<CubicPiece> stretches = sketch.stretches();
    String last = Double.toString(stretches.get(stretches.size() - 1).begin());
    boolean pole = sketch.tail().isPresent();
    String lastLoss = Double.toString(stretches.get(stretches.size() - 1).loss());
    String lastU = Double.toString(-Math.log(stretches.get(stretches.size() - 1).begin()));
    return Template.fill(
        "drawing.py",
        Map.of(
            "stretches", rows(stretches),
            "tail", pole ? Double.toString(sketch.tail().getAsDouble()) : "None",
            "tail_note", pole ? "" : "; None: g itself is constant there",
            "tail_weighted",
                pole ? "torch.where(p < " + last + ", torch.full_like(u, _TAIL), inner)" : "inner",
            "tail_loss",
                pole
                    ? "torch.where(u > %s, %s - _TAIL * (u - %s), inner)"
                        .formatted(lastU, lastLoss, lastU)
                    : "inner"));
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

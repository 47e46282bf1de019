package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import io.github.lossmith.designer.export.code.TorchPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code --to pytorch}: one self-contained Python file with the loss as PyTorch modules. */
final class PytorchExport {
  private final ExportedLoss loss;
  private final LossFunctions code;

  private PytorchExport(ExportedLoss loss) {
    this.loss = loss;
    Map<String, String> names = CodeNames.python(new TreeSet<>(loss.parameters().keySet()));
    code = new LossFunctions(loss, names, new TorchPrinter());
  }

  /** The file's text. */
  static String text(ExportedLoss loss) {
    return new PytorchExport(loss).text();
  }

  /** The functions {@code weighted} and {@code loss_of} alone. */
  static String functions(ExportedLoss loss) {
    PytorchExport export = new PytorchExport(loss);
    return export.code.constants() + export.code.functions();
  }

  private String text() {
    List<String> about = LossSummary.about(loss);
    Map<String, String> places = new HashMap<>(argumentPlaces());
    places.put("title", LossSummary.title(loss));
    String prose = String.join("\n", about) + "\n" + usage();
    places.put("about", prose.stripTrailing());
    places.put("constants", code.constants());
    places.put("functions", code.functions());
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

  private Map<String, String> argumentPlaces() {
    return Map.of(
        "arguments", code.arguments(", %s"),
        "values", code.arguments(", %s"),
        "typed_arguments", code.arguments(", %s: float = %s"),
        "remember", code.arguments("        ctx.%1$s = %1$s\n"),
        "backward",
            "-gradient * _held(weighted(u"
                + code.arguments(", ctx.%s")
                + "), ctx.most)"
                + ", None".repeat(code.arguments().size() + 1),
        "store", code.arguments("        self.%1$s = float(%1$s)\n"),
        "own_values", code.arguments(", self.%s"),
        "representation", code.arguments(", %1$s={self.%1$s}"));
  }
}

package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import io.github.lossmith.designer.export.code.TorchPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code --to pytorch}: one self-contained Python file with the loss as PyTorch modules. Of a
 * design with two sides {@code weighted} and {@code loss_of} take, beside u, which targets are
 * objects.
 */
final class PytorchExport {
  private final List<ExportedLoss> losses;
  private final SidedFunctions code;

  private PytorchExport(List<ExportedLoss> losses) {
    this.losses = losses;
    Map<String, String> names = CodeNames.python(SidedFunctions.letters(losses));
    code = new SidedFunctions(losses, names, new TorchPrinter(), false);
  }

  /**
   * The file's text.
   *
   * @param sides the loss, or that for objects and that for background
   * @param tables what {@link TorchTables} puts in
   */
  static String text(List<ExportedLoss> sides, Map<String, String> tables) {
    return new PytorchExport(sides).text(tables);
  }

  /** The functions {@code weighted} and {@code loss_of} alone. */
  static String functions(ExportedLoss loss) {
    SidedFunctions alone = new PytorchExport(List.of(loss)).code;
    return alone.constants() + alone.functions();
  }

  private boolean usesBatch() {
    return losses.stream().anyMatch(ExportedLoss::usesBatch);
  }

  private String text(Map<String, String> tables) {
    ExportedLoss loss = losses.get(0);
    List<String> about = LossSummary.about(losses);
    Map<String, String> places = new HashMap<>(argumentPlaces());
    places.putAll(tables);
    places.putAll(sidePlaces());
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
    boolean follows = losses.stream().anyMatch(ExportedLoss::usesProgress);
    String both = code.ifTwo(SIDES);
    String told = (follows ? PROGRESS : "") + (usesBatch() ? BATCH : "");
    return both + Template.fill("usage.py", Map.of("progress", told));
  }

  private static final String SIDES =
      """

      The loss for background acts on targets of the class `background` of SoftmaxLoss, 0 unless it
      is told otherwise, and on the answer 0 of SigmoidLoss; that for objects on all others.
      """;

  private static final String PROGRESS =
      """

      The coefficient follows the training progress: set criterion.progress = step / steps, in
      [0, 1], as training goes on. Under torch.compile every new value compiles again.
      """;

  private static final String BATCH =
      """

      The coefficient follows the batches: call criterion.observe(logits, targets) after each step.
      Before the first, `ratio` and `positives` are those that the criterion was made with.
      """;

  private static final String CLASSES =
      """
              objects = torch.arange(u.shape[-1], device=u.device) != self.background
              objects = objects.expand(u.shape)
      """;

  /** The argument that says which targets are objects, where there are two sides. */
  private Map<String, String> sidePlaces() {
    return code.isTwoSided()
        ? Map.of(
            "side", ", positive",
            "saved", "u, positive",
            "other_side", ", ~positive",
            "class_side", ", objects",
            "sides_of_classes", CLASSES)
        : Map.of(
            "side", "",
            "saved", "(u,)",
            "other_side", "",
            "class_side", "",
            "sides_of_classes", "");
  }

  private Map<String, String> argumentPlaces() {
    int constants = code.arguments().size() + (code.isTwoSided() ? 2 : 1);
    String side = code.ifTwo(", positive");
    String seen = usesBatch() ? "        self._seen = [0.0, 0.0, 0.0]\n" : "";
    return Map.of(
        "observe", usesBatch() ? Template.fill("observe.py", Map.of()) : "",
        "arguments", code.arguments(", %s"),
        "values", code.arguments(", %s"),
        "typed_arguments", code.arguments(", %s: float = %s"),
        "remember", code.arguments("        ctx.%1$s = %1$s\n"),
        "backward",
            "-gradient * _held(weighted(u"
                + side
                + code.arguments(", ctx.%s")
                + "), ctx.most)"
                + ", None".repeat(constants),
        "store", code.arguments("        self.%1$s = float(%1$s)\n") + seen,
        "own_values", code.arguments(", self.%s"),
        "representation", code.arguments(", %1$s={self.%1$s}"));
  }
}

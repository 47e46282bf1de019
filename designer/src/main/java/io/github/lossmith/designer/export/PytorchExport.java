package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import io.github.lossmith.designer.export.code.TorchPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code --to pytorch}: one self-contained Python file with the loss as PyTorch modules. Of a
 * design with two sides {@code weighted} and {@code loss_of} take, beside u, which targets are
 * objects.
 */
final class PytorchExport {
  private final List<ExportedLoss> losses;
  private final List<LossFunctions> sides;

  private PytorchExport(List<ExportedLoss> losses) {
    this.losses = losses;
    TreeSet<String> letters = new TreeSet<>();
    losses.forEach(loss -> letters.addAll(loss.parameters().keySet()));
    Map<String, String> names = CodeNames.python(letters);
    sides =
        losses.stream().map(loss -> new LossFunctions(loss, names, new TorchPrinter())).toList();
  }

  /**
   * The file's text.
   *
   * @param sides the loss, or that for objects and that for background
   */
  static String text(List<ExportedLoss> sides) {
    return new PytorchExport(sides).text();
  }

  /** The functions {@code weighted} and {@code loss_of} alone. */
  static String functions(ExportedLoss loss) {
    return whole(new PytorchExport(List.of(loss)).sides.get(0));
  }

  private static String whole(LossFunctions code) {
    return code.constants() + code.functions();
  }

  private boolean isTwoSided() {
    return sides.size() > 1;
  }

  private String text() {
    ExportedLoss loss = losses.get(0);
    List<String> about = LossSummary.about(losses);
    Map<String, String> places = new HashMap<>(argumentPlaces());
    places.putAll(sidePlaces());
    places.put("title", LossSummary.title(loss));
    String prose = String.join("\n", about) + "\n" + usage();
    places.put("about", prose.stripTrailing());
    places.put("constants", isTwoSided() ? "" : sides.get(0).constants());
    places.put("functions", isTwoSided() ? bothFunctions() : sides.get(0).functions());
    places.put("normalisation", "\"" + loss.normalisation() + "\"");
    places.put(
        "mining",
        loss.mining().isPresent() ? Double.toString(loss.mining().getAsDouble()) : "None");
    return Template.fill("loss.py", places);
  }

  private String bothFunctions() {
    return Template.fill(
        "sides.py",
        Map.of(
            "object", PytorchFunctions.indented(whole(sides.get(0))),
            "background", PytorchFunctions.indented(whole(sides.get(1))),
            "arguments", arguments(", %s=%s"),
            "object_values", sides.get(0).arguments(", %1$s=%1$s"),
            "background_values", sides.get(1).arguments(", %1$s=%1$s")));
  }

  private String usage() {
    boolean follows = losses.stream().anyMatch(ExportedLoss::usesProgress);
    String both = isTwoSided() ? SIDES : "";
    return both + Template.fill("usage.py", Map.of("progress", follows ? PROGRESS : ""));
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

  private static final String CLASSES =
      """
              objects = torch.arange(u.shape[-1], device=u.device) != self.background
              objects = objects.expand(u.shape)
      """;

  /** The argument that says which targets are objects, where there are two sides. */
  private Map<String, String> sidePlaces() {
    return isTwoSided()
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

  /** Names in Python and values of the letters of both sides. */
  private SortedMap<String, Double> arguments() {
    SortedMap<String, Double> all = new TreeMap<>();
    sides.forEach(side -> all.putAll(side.arguments()));
    return all;
  }

  private String arguments(String pattern) {
    return arguments().entrySet().stream()
        .map(e -> pattern.formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  private Map<String, String> argumentPlaces() {
    int constants = arguments().size() + (isTwoSided() ? 2 : 1);
    String side = isTwoSided() ? ", positive" : "";
    return Map.of(
        "arguments", arguments(", %s"),
        "values", arguments(", %s"),
        "typed_arguments", arguments(", %s: float = %s"),
        "remember", arguments("        ctx.%1$s = %1$s\n"),
        "backward",
            "-gradient * _held(weighted(u"
                + side
                + arguments(", ctx.%s")
                + "), ctx.most)"
                + ", None".repeat(constants),
        "store", arguments("        self.%1$s = float(%1$s)\n"),
        "own_values", arguments(", self.%s"),
        "representation", arguments(", %1$s={self.%1$s}"));
  }
}

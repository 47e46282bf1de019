package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import io.github.lossmith.designer.export.code.NumpyPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code --to xgboost} and {@code --to lightgbm}: one self-contained Python file with the loss as
 * an objective that gives gradients and Hessians by the raw scores.
 */
final class BoosterExport {
  /** Objectives get a {@code DMatrix} and, since 2.1, return (rows, classes). */
  static final BoosterExport XGBOOST =
      new BoosterExport(
          Map.of(
              "library", "XGBoost",
              "ignored", "scale_pos_weight does not",
              "factor", "2.0  # as XGBoost's own softmax",
              "metric", "\"loss\", float(np.average(each, weights=weight))",
              "usage", part("xgboost-usage.py"),
              "shape", part("xgboost-shape.py"),
              "imports", "\nimport sys"));

  /** Objectives get a {@code Dataset}; version 3 has all rows of a class beside each other. */
  static final BoosterExport LIGHTGBM =
      new BoosterExport(
          Map.of(
              "library", "LightGBM",
              "ignored", "is_unbalance and scale_pos_weight do not",
              "factor", "self.classes / (self.classes - 1)  # as LightGBM's own softmax",
              "metric", "\"loss\", float(np.average(each, weights=weight)), False",
              "usage", part("lightgbm-usage.py"),
              "shape", part("lightgbm-shape.py"),
              "imports", ""));

  private static final String PROGRESS =
      """

      The coefficient follows the training progress: set objective.progress = round / rounds, in
      [0, 1], in a callback before each round.
      """;

  private final Map<String, String> places;

  private BoosterExport(Map<String, String> places) {
    this.places = Map.copyOf(places);
  }

  private static String part(String template) {
    return Template.fill(template, Map.of()).stripTrailing();
  }

  private static final String SIDES =
      """

      It has two sides: the coefficient for background acts on the label 0, or on the class
      `background` of more than two, that for objects on all others.
      """;

  /** The documentation of the argument {@code background}. */
  private static final String BACKGROUND =
      """
          background
                   of more than two classes, the one that is background. Of two it is the label 0.
      """;

  /**
   * The file's text.
   *
   * @param sides the loss, or that for objects and that for background
   */
  String text(List<ExportedLoss> sides) {
    ExportedLoss loss = sides.get(0);
    Map<String, String> names = CodeNames.booster(SidedFunctions.letters(sides));
    SidedFunctions code = new SidedFunctions(sides, names, new NumpyPrinter(), true);
    Map<String, String> all = new HashMap<>(places);
    all.put("title", LossSummary.title(loss));
    all.put("about", String.join("\n", LossSummary.aboutTargets(sides)));
    boolean follows = sides.stream().anyMatch(ExportedLoss::usesProgress);
    all.put("progress", code.ifTwo(SIDES) + (follows ? PROGRESS : ""));
    all.put("constants", code.constants());
    all.put("functions", code.functions());
    all.put("arguments", code.ifTwo(", background=0") + code.arguments(", %s=%s"));
    all.put(
        "store",
        code.ifTwo("        self.background = background\n")
            + code.arguments("        self.%1$s = float(%1$s)\n"));
    all.put("own_values", code.arguments(", self.%s"));
    all.putAll(sidePlaces(code));
    return Template.fill("booster.py", all);
  }

  /** What says which targets are objects, where there are two sides. */
  private static Map<String, String> sidePlaces(SidedFunctions code) {
    return Map.of(
        "about_background", code.ifTwo(BACKGROUND),
        "side", code.ifTwo(", positive"),
        "side_of_labels", code.ifTwo(", labels == 1"),
        "side_of_yes", code.ifTwo(", True"),
        "side_of_no", code.ifTwo(", False"),
        "side_of_classes", code.ifTwo(", labels != self.background"));
  }
}

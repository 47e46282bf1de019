package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import io.github.lossmith.designer.export.code.NumpyPrinter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

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

  /** The file's text. */
  String text(ExportedLoss loss) {
    Map<String, String> names = CodeNames.booster(new TreeSet<>(loss.parameters().keySet()));
    LossFunctions code = new LossFunctions(loss, names, new NumpyPrinter());
    Map<String, String> all = new HashMap<>(places);
    all.put("title", LossSummary.title(loss));
    all.put("about", String.join("\n", LossSummary.aboutTargets(loss)));
    all.put("progress", loss.usesProgress() ? PROGRESS : "");
    all.put("constants", code.constants());
    all.put("functions", code.functions() + code.slope());
    all.put("arguments", code.arguments(", %s=%s"));
    all.put("store", code.arguments("        self.%1$s = float(%1$s)\n"));
    all.put("own_values", code.arguments(", self.%s"));
    return Template.fill("booster.py", all);
  }
}

package io.github.lossmith.app.comparison;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Comparison.ComparedLosses;
import io.github.lossmith.trainer.comparison.VerdictText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison for a terminal. */
public final class PlainComparison {
  private static final int GAP = 2;

  private PlainComparison() {}

  /**
   * Aligned tables, and the verdicts as sentences with what weakens them.
   *
   * @param classes whether the average precision of each class follows
   */
  public static String of(Comparison comparison, boolean classes) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, ComparedLosses> table : ComparisonFormat.tables(comparison, classes)) {
      text.append(title(table.getKey(), comparison)).append('\n');
      table(text, table.getValue(), comparison.baseline());
      text.append('\n');
      verdicts(text, table, comparison);
      text.append('\n');
    }
    return text.toString();
  }

  private static String title(String metric, Comparison comparison) {
    return OneLine.of(metric)
        + ", "
        + comparison.choice().metric()
        + (comparison.choice().best() ? ", best evaluation" : ", after the last step");
  }

  private static void table(StringBuilder text, ComparedLosses table, String baseline) {
    ComparisonCells cells = ComparisonCells.fractions(Locale.ROOT);
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "loss",
            "seeds",
            "mean ± sd",
            "95 % interval",
            "− " + OneLine.of(baseline),
            "95 % interval",
            "pairs",
            "p: t test*",
            "sign flip",
            "sign flip*"));
    for (ComparedLoss loss : table.losses()) {
      rows.add(
          List.of(
              OneLine.of(loss.name()),
              cells.seeds(loss),
              cells.mean(loss),
              cells.interval(loss),
              cells.difference(loss),
              cells.differenceInterval(loss),
              cells.pairs(loss),
              cells.decisive(loss),
              cells.signFlip(loss),
              cells.signFlipAdjusted(loss)));
    }
    rows.forEach(row -> text.append(line(row, widths(rows))));
    text.append("* after Holm's correction\n");
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  /** The name on the left, numbers on the right. */
  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blank = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? cells.get(i) + blank : " ".repeat(GAP) + blank + cells.get(i));
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static void verdicts(
      StringBuilder text, Map.Entry<String, ComparedLosses> table, Comparison comparison) {
    VerdictText words = new VerdictText(Locale.ENGLISH, comparison.baseline(), comparison.sought());
    for (ComparedLoss loss : table.getValue().losses()) {
      text.append(OneLine.of(words.of(loss))).append('\n');
      if (table.getKey().equals("mAP")) {
        comparison
            .caveats(loss.name())
            .forEach(caveat -> text.append("    " + OneLine.of(caveat.message()) + "\n"));
      }
    }
  }
}

package io.github.lossmith.app.comparison;

import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Comparison.ComparedLosses;
import io.github.lossmith.trainer.comparison.PairedDifference;
import io.github.lossmith.trainer.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison as a table for a paper, a spreadsheet or a note, in English. */
public enum ComparisonFormat {
  LATEX,
  CSV,
  MARKDOWN;

  private static final List<String> CSV_HEAD =
      List.of(
          "metric",
          "loss",
          "seeds",
          "mean",
          "sd",
          "low",
          "high",
          "difference",
          "difference_low",
          "difference_high",
          "pairs",
          "p",
          "adjusted",
          "t_p",
          "decisive_adjusted",
          "verdict");

  /**
   * The table; precision in percent for LaTeX and Markdown, as fractions for CSV.
   *
   * @param classes whether the average precision of each class follows
   */
  public String of(Comparison comparison, boolean classes) {
    return switch (this) {
      case LATEX -> LatexComparison.of(comparison, classes);
      case CSV -> csv(comparison, classes);
      case MARKDOWN -> MarkdownComparison.of(comparison, classes);
    };
  }

  /** The titles and tables to print, the mean first. */
  static List<Map.Entry<String, ComparedLosses>> tables(Comparison comparison, boolean classes) {
    List<Map.Entry<String, ComparedLosses>> tables = new ArrayList<>();
    tables.add(Map.entry("mAP", comparison.map()));
    if (classes) {
      comparison.classes().forEach((name, losses) -> tables.add(Map.entry("AP " + name, losses)));
    }
    return tables;
  }

  private static String csv(Comparison comparison, boolean classes) {
    StringBuilder text = new StringBuilder(csvLine(CSV_HEAD));
    for (Map.Entry<String, ComparedLosses> table : tables(comparison, classes)) {
      for (ComparedLoss loss : table.getValue().losses()) {
        text.append(csvLine(csvCells(table.getKey(), loss)));
      }
    }
    return text.toString();
  }

  private static List<String> csvCells(String metric, ComparedLoss loss) {
    MeanEstimate estimate = loss.estimate();
    List<String> cells = new ArrayList<>(List.of(metric, loss.name()));
    cells.add(Integer.toString(estimate.count()));
    cells.add(exact(estimate.mean()));
    cells.add(exact(estimate.deviation()));
    cells.add(exact(estimate.low()));
    cells.add(exact(estimate.high()));
    cells.addAll(
        loss.difference()
            .map(ComparisonFormat::csvCells)
            .orElse(List.of("", "", "", "", "", "", "", "")));
    cells.add(loss.verdict().key());
    return cells;
  }

  private static List<String> csvCells(PairedDifference difference) {
    MeanEstimate estimate = difference.estimate();
    return List.of(
        exact(estimate.mean()),
        exact(estimate.low()),
        exact(estimate.high()),
        Integer.toString(difference.pairs()),
        exact(difference.signFlip()),
        exact(difference.signFlipAdjusted()),
        exact(difference.student()),
        exact(difference.decisive()));
  }

  private static String exact(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String csvLine(List<String> cells) {
    return cells.stream().map(MarkupText::csv).collect(Collectors.joining(",", "", "\n"));
  }
}

package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.comparison.MarkupText;
import io.github.lossmith.app.train.compare.RunResultsTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The comparison as text for a paper, a spreadsheet or a note. */
public enum RunResultsFormat {
  LATEX,
  CSV,
  MARKDOWN;

  /**
   * The table with a header line; mAP and AP in percent for LaTeX and Markdown, as fractions for
   * CSV.
   */
  public String of(RunResultsTable table) {
    List<String> head = new ArrayList<>(List.of("run", "loss", "final mAP", "best mAP", "step"));
    head.addAll(table.classes());
    head.add("time, s");
    return switch (this) {
      case LATEX -> latex(table, head);
      case CSV -> csv(table, head);
      case MARKDOWN -> markdown(table, head);
    };
  }

  private static List<String> cells(Row row, Function<Double, String> precision) {
    List<String> cells = new ArrayList<>(List.of(row.run(), row.loss()));
    cells.add(precision.apply(row.finalMap()));
    cells.add(precision.apply(row.bestMap()));
    cells.add(Long.toString(row.bestStep()));
    row.classes().forEach(ap -> cells.add(precision.apply(ap)));
    cells.add(Long.toString(row.time().toSeconds()));
    return cells;
  }

  private static String percent(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * value);
  }

  private static String latex(RunResultsTable table, List<String> head) {
    StringBuilder text = new StringBuilder("\\begin{tabular}{ll");
    text.append("r".repeat(head.size() - 2)).append("}\n\\toprule\n");
    text.append(latexLine(head)).append("\\midrule\n");
    table.rows().forEach(row -> text.append(latexLine(cells(row, RunResultsFormat::percent))));
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static String latexLine(List<String> cells) {
    return cells.stream().map(MarkupText::latex).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String csv(RunResultsTable table, List<String> head) {
    StringBuilder text = new StringBuilder(csvLine(head));
    Function<Double, String> exact = value -> Double.isNaN(value) ? "" : Double.toString(value);
    table.rows().forEach(row -> text.append(csvLine(cells(row, exact))));
    return text.toString();
  }

  private static String csvLine(List<String> cells) {
    return cells.stream().map(MarkupText::csv).collect(Collectors.joining(",", "", "\n"));
  }

  private static String markdown(RunResultsTable table, List<String> head) {
    StringBuilder text = new StringBuilder(markdownLine(head));
    text.append("|---|---|").append("--:|".repeat(head.size() - 2)).append('\n');
    table.rows().forEach(row -> text.append(markdownLine(cells(row, RunResultsFormat::percent))));
    return text.toString();
  }

  private static String markdownLine(List<String> cells) {
    return cells.stream()
        .map(MarkupText::markdown)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}

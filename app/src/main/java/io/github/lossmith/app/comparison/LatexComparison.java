package io.github.lossmith.app.comparison;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Comparison.ComparedLosses;
import io.github.lossmith.trainer.comparison.VerdictText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A comparison as a LaTeX table for the package booktabs. A mean is bold only where the seeds
 * support that it is the best.
 */
final class LatexComparison {
  private static final int COLUMNS = 8;

  private LatexComparison() {}

  static String of(Comparison comparison, boolean classes) {
    StringBuilder text = new StringBuilder();
    text.append("% needs \\usepackage{booktabs}; mean and standard deviation over the seeds\n");
    comment(text, comparison);
    text.append("\\begin{tabular}{lrrrrrrl}\n\\toprule\n");
    text.append(head(comparison.baseline()));
    for (Map.Entry<String, ComparedLosses> table : ComparisonFormat.tables(comparison, classes)) {
      text.append("\\midrule\n");
      if (classes) {
        String title = MarkupText.latex(table.getKey());
        text.append("\\multicolumn{" + COLUMNS + "}{l}{" + title + "} \\\\\n");
      }
      rows(text, table.getValue());
    }
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static String head(String baseline) {
    String name = MarkupText.latex(baseline);
    return "Loss & Seeds & AP, \\% & 95\\,\\% interval & $-$ "
        + name
        + " & 95\\,\\% interval & $p$ (sign flip) & Verdict \\\\\n";
  }

  private static void rows(StringBuilder text, ComparedLosses table) {
    for (int i = 0; i < table.losses().size(); i++) {
      ComparedLoss loss = table.losses().get(i);
      boolean best = table.best().filter(Integer.valueOf(i)::equals).isPresent();
      text.append(row(loss, best));
    }
  }

  private static String row(ComparedLoss loss, boolean best) {
    ComparisonCells cells = ComparisonCells.percent();
    String mean = number(cells.mean(loss));
    return List.of(
            MarkupText.latex(loss.name()),
            cells.seeds(loss),
            best ? "\\textbf{" + mean + "}" : mean,
            number(cells.interval(loss)),
            number(cells.difference(loss)),
            number(cells.differenceInterval(loss)),
            number(cells.signFlipAdjusted(loss)),
            loss.verdict().key().replace('-', ' '))
        .stream()
        .collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String number(String cell) {
    return MarkupText.latex(cell).replace("±", "$\\pm$").replace("…", "to");
  }

  /** The sentences and what has to be known of them. */
  private static void comment(StringBuilder text, Comparison comparison) {
    VerdictText words = new VerdictText(Locale.ENGLISH, comparison.baseline(), comparison.sought());
    for (ComparedLoss loss : comparison.map().losses()) {
      line(text, words.of(loss));
      comparison.caveats(loss.name()).forEach(caveat -> line(text, caveat.message()));
    }
    comparison.notes().forEach(note -> line(text, note.message()));
  }

  private static void line(StringBuilder text, String words) {
    text.append("% ").append(OneLine.of(words)).append('\n');
  }
}

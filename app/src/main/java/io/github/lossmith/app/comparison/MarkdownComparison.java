package io.github.lossmith.app.comparison;

import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Comparison.ComparedLosses;
import io.github.lossmith.trainer.comparison.VerdictText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison as Markdown tables, with the verdicts below. */
final class MarkdownComparison {
  private MarkdownComparison() {}

  static String of(Comparison comparison, boolean classes) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, ComparedLosses> table : ComparisonFormat.tables(comparison, classes)) {
      text.append(head(table.getKey(), comparison.baseline()));
      rows(text, table.getValue());
      text.append('\n');
    }
    VerdictText words = new VerdictText(Locale.ENGLISH, comparison.baseline(), comparison.sought());
    for (ComparedLoss loss : comparison.map().losses()) {
      item(text, words.of(loss));
      comparison.caveats(loss.name()).forEach(caveat -> item(text, caveat.message()));
    }
    comparison.notes().forEach(note -> item(text, note.message()));
    return text.toString();
  }

  private static String head(String metric, String baseline) {
    return line(
            List.of(
                "loss",
                "seeds",
                MarkupText.markdown(metric) + ", %",
                "95 % interval",
                "− " + MarkupText.markdown(baseline),
                "95 % interval",
                "p, sign flip (Holm)",
                "p, t test (Holm)",
                "verdict"))
        + "|---|"
        + "--:|".repeat(7)
        + "---|\n";
  }

  private static void rows(StringBuilder text, ComparedLosses table) {
    ComparisonCells cells = ComparisonCells.percent();
    for (int i = 0; i < table.losses().size(); i++) {
      ComparedLoss loss = table.losses().get(i);
      boolean best = table.best().filter(Integer.valueOf(i)::equals).isPresent();
      text.append(
          line(
              List.of(
                  MarkupText.markdown(loss.name()),
                  cells.seeds(loss),
                  best ? "**" + cells.mean(loss) + "**" : cells.mean(loss),
                  cells.interval(loss),
                  cells.difference(loss),
                  cells.differenceInterval(loss),
                  cells.signFlipAdjusted(loss),
                  cells.decisive(loss),
                  loss.verdict().key().replace('-', ' '))));
    }
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static void item(StringBuilder text, String words) {
    text.append("* ").append(MarkupText.markdown(words)).append('\n');
  }
}

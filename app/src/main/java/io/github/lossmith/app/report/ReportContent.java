package io.github.lossmith.app.report;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.SeedRun;
import java.util.List;
import java.util.Optional;

/**
 * What a report is about.
 *
 * @param comparison of the runs
 * @param runs at least one
 * @param curves Figure 3 of the runs
 * @param gradient where the gradient comes from; empty where the runs do not tell
 */
public record ReportContent(
    Comparison comparison, List<SeedRun> runs, Optional<Figure> curves, Optional<Figure> gradient) {
  public ReportContent {
    runs = List.copyOf(runs);
  }

  /** The experiment of the first run, whose settings are listed. */
  SeedRun first() {
    return runs.get(0);
  }
}

package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.run.RunSummary;
import java.util.Locale;

/** The runs that match the text of the filter. */
final class RunFilter {
  private RunFilter() {}

  /**
   * Whether each word of the filter occurs in the run's name, folder, losses or state, in any case.
   */
  static boolean matches(String filter, RunSummary run, String status) {
    String all =
        String.join("\n", run.title(), run.name(), run.state().loss(), status)
            .toLowerCase(Locale.ROOT);
    for (String word : filter.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}

package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.run.RunSummary;

/** The parts of the place that the list of runs opens. */
public interface RunNavigation {
  /** Ticks a run beside those that are, with the comparison in front. */
  void compare(RunSummary run);

  /** Fills the launch form from a run's experiment, with the form in front. */
  void like(RunSummary run);

  /** Whether a histogram of p_t is known of a loss of the selected run. */
  boolean hasHistogram(String loss);
}

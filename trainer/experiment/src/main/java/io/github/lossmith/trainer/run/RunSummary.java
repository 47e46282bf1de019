package io.github.lossmith.trainer.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as a list of runs shows it.
 *
 * @param directory where it is
 * @param state what its {@code state.json} says
 * @param interruption why it is dead though its state says otherwise, when this was looked at
 * @param title what it is called where people read it, see {@link RunTitle}
 */
public record RunSummary(
    RunDirectory directory, RunState state, Optional<Interruption> interruption, String title) {
  /** The directory's name. */
  public String name() {
    return directory.name();
  }

  /** The summary of a run as it is now. */
  static RunSummary of(RunDirectory directory, RunState state, Instant now, String title) {
    return new RunSummary(directory, state, state.interruption(now), title);
  }

  /** Whether a process works on it. */
  public boolean isRunning() {
    return state.status().isActive() && interruption.isEmpty();
  }

  /** Whether it can be resumed. */
  public boolean isResumable() {
    return interruption.isPresent()
        || state.status() == RunStatus.STOPPED
        || state.status() == RunStatus.FAILED;
  }
}

package io.github.lossmith.trainer.run;

/** The status of a run. */
public enum RunStatus {
  QUEUED,
  PREPARING,
  TRAINING,
  EVALUATING,
  STOPPED,
  FINISHED,
  FAILED;

  /** Whether a process should be working on the run. */
  public boolean isActive() {
    return this == PREPARING || this == TRAINING || this == EVALUATING;
  }

  /** Whether the run has ended, so that nothing continues without a command. */
  public boolean isFinal() {
    return this == STOPPED || this == FINISHED || this == FAILED;
  }
}

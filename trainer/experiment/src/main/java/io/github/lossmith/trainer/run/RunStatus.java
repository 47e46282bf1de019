package io.github.lossmith.trainer.run;

/** What a run is doing. */
public enum RunStatus {
  QUEUED,
  PREPARING,
  TRAINING,
  EVALUATING,
  STOPPED,
  FINISHED,
  FAILED;

  /** Whether a process should be behind it. */
  public boolean isActive() {
    return this == PREPARING || this == TRAINING || this == EVALUATING;
  }

  /** Whether no process will go on by itself. */
  public boolean isFinal() {
    return this == STOPPED || this == FINISHED || this == FAILED;
  }
}

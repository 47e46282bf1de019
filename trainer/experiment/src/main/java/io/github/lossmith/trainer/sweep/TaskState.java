package io.github.lossmith.trainer.sweep;

import java.util.Locale;

/** How far a task is, as its run directory tells. */
public enum TaskState {
  /** Not begun, or stopped with a checkpoint: whoever comes next takes it. */
  WAITING,
  /** A process trains it. */
  RUNNING,
  FINISHED,
  /** Its training failed; it is tried again until it has failed too often without getting on. */
  FAILED,
  /** Its loss broke down, which is a result. */
  DIVERGED;

  /** The word for it in files for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is nothing left to train. */
  public boolean isResult() {
    return this == FINISHED || this == DIVERGED;
  }
}

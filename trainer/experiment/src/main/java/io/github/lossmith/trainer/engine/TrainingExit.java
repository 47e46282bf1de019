package io.github.lossmith.trainer.engine;

/**
 * Exit codes of a training process, besides 0 (finished or stopped), 1 (failed) and 2 (bad input).
 */
public final class TrainingExit {
  /** The directory is in use by another process. */
  public static final int IN_USE = 3;

  /** The exit code when not even the state can be written into the directory. */
  public static final int UNWRITABLE = 4;

  private TrainingExit() {}
}

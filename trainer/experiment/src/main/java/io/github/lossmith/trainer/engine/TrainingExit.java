package io.github.lossmith.trainer.engine;

/**
 * Exit codes of a training, the same for every engine and for the commands that train: {@code
 * train}, {@code sweep task} and {@code sweep work}.
 */
public final class TrainingExit {
  /** Trained to the end. */
  public static final int FINISHED = 0;

  /** The training failed; its directory says why. */
  public static final int FAILED = 1;

  /** What was given must change before it can be trained. */
  public static final int BAD_INPUT = 2;

  /** The directory is in use by another process. */
  public static final int IN_USE = 3;

  /**
   * The exit code of an engine when not even the state can be written into the directory; commands
   * answer {@link #FAILED}.
   */
  public static final int UNWRITABLE = 4;

  /**
   * Stopped before its end, by SIGTERM, Ctrl-C or from the window, with a checkpoint; starting it
   * again goes on. The number is EX_TEMPFAIL of sysexits.h, "the user is invited to retry".
   */
  public static final int STOPPED = 75;

  private TrainingExit() {}
}

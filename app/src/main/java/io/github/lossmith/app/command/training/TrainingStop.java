package io.github.lossmith.app.command.training;

import io.github.lossmith.trainer.engine.TrainingExit;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command that trains when it is told to by SIGTERM or Ctrl-C: the training under way writes
 * a checkpoint, and the exit code is {@link TrainingExit#STOPPED}, not the 128 + signal that a JVM
 * answers by itself.
 */
public final class TrainingStop implements AutoCloseable {
  private final PrintWriter err;
  private final boolean several;
  private final Thread hook = new Thread(this::end, "stop");
  private @Nullable FollowedTraining current;
  private boolean stopping;

  private TrainingStop(PrintWriter err, boolean several) {
    this.err = err;
    this.several = several;
  }

  /**
   * Begins to listen.
   *
   * @param several whether the command trains several runs, so that the end of one is not its own
   */
  public static TrainingStop of(PrintWriter err, boolean several) {
    TrainingStop stop = new TrainingStop(err, several);
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** Starts a training; never returns where the command is ending. */
  synchronized Process start(FollowedTraining training) throws IOException, InterruptedException {
    awaitEnd();
    Process process = training.start();
    current = training;
    return process;
  }

  /** A training has ended by itself; never returns where the command is ending. */
  synchronized void ended() throws InterruptedException {
    awaitEnd();
    current = null;
  }

  private synchronized void awaitEnd() throws InterruptedException {
    while (stopping) {
      wait();
    }
  }

  private synchronized @Nullable FollowedTraining stopping() {
    stopping = true;
    return current;
  }

  private void end() {
    FollowedTraining training = stopping();
    int code = training == null ? TrainingExit.STOPPED : training.stop();
    err.flush();
    boolean more = several && code == TrainingExit.FINISHED;
    Runtime.getRuntime().halt(more ? TrainingExit.STOPPED : code);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook ends the process
    }
  }
}

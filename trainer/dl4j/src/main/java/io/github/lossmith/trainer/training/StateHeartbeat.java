package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.history.FileIdentity;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.lock.SchedulerJob;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Updates a run's {@code state.json} once in a period, and immediately when the status or the loss
 * changes. Ends the process where another one has taken over the run meanwhile.
 */
final class StateHeartbeat implements AutoCloseable {
  private final RunDirectory directory;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> beat;
  private final FileIdentity identity;
  private final RunLock lock;
  private RunState state;

  /**
   * Writes the first state.
   *
   * @param lock of the directory, which is held
   * @param period see {@link SchedulerJob#heartbeat}
   */
  StateHeartbeat(RunDirectory directory, RunState first, RunLock lock, Duration period)
      throws IOException {
    this.directory = directory;
    this.lock = lock;
    this.state = first.signed(RunProcess.current(), Instant.now());
    directory.write(state);
    identity = FileIdentity.of(directory.path());
    clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    long millis = period.toMillis();
    beat = clock.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Whether the directory is still where the run started; a missing one is not created again. */
  boolean isThere() {
    return identity.holds();
  }

  private synchronized void beat() {
    if (!isThere()) {
      return;
    }
    if (!lock.isHeld()) {
      // it has slept for minutes; a checkpoint or a line of metrics would damage the other's work
      System.out.println("another process has taken over: " + directory.owner().orElse("-"));
      Runtime.getRuntime().halt(TrainingExit.IN_USE);
    }
    try {
      state = state.signed(RunProcess.current(), Instant.now());
      directory.write(state);
    } catch (IOException failure) {
      System.err.println("state.json could not be written: " + failure);
    }
  }

  /** Changes the state; writes it immediately if the status or the loss changed. */
  synchronized void change(UnaryOperator<RunState> change) {
    RunState next = change.apply(state);
    boolean news = next.status() != state.status() || !next.loss().equals(state.loss());
    state = next;
    if (news) {
      beat();
    }
  }

  synchronized RunState state() {
    return state;
  }

  @Override
  public void close() {
    beat.cancel(false);
    clock.shutdown();
    beat();
  }
}

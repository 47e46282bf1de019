package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.history.FileIdentity;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunProcess;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Updates a run's {@code state.json} once a second, and immediately when the status changes. */
final class StateHeartbeat implements AutoCloseable {
  /** The window looks once a second; a run of another machine counts as dead after 60 of them. */
  private static final long PERIOD_MS = 1000;

  private final RunDirectory directory;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> beat;
  private final FileIdentity identity;
  private RunState state;

  StateHeartbeat(RunDirectory directory, RunState first) throws IOException {
    this.directory = directory;
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
    beat = clock.scheduleAtFixedRate(this::beat, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  /** Whether the directory is still where the run started; a missing one is not created again. */
  boolean isThere() {
    return identity.holds();
  }

  private synchronized void beat() {
    if (!isThere()) {
      return;
    }
    try {
      state = state.signed(RunProcess.current(), Instant.now());
      directory.write(state);
    } catch (IOException failure) {
      System.err.println("state.json could not be written: " + failure);
    }
  }

  /** Changes the state; writes it immediately if the status changed. */
  synchronized void change(UnaryOperator<RunState> change) {
    RunState next = change.apply(state);
    boolean news = next.status() != state.status();
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

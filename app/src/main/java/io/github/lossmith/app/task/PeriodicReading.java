package io.github.lossmith.app.task;

import io.github.lossmith.app.task.Tasks.Cancellable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads something periodically in the background and publishes it on the screen. One reading at a
 * time; the pause is counted from the end of one to the beginning of the next. Whatever a reading
 * or its publishing throws goes on to {@link Tasks}, and the next reading comes nevertheless, after
 * twice the pause for each failure in a row. Every method is called on the JavaFX thread.
 *
 * @param <T> what is read, immutable
 */
public final class PeriodicReading<T> {
  /** A reading that keeps failing is still retried, because the cause may have been removed. */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Starting from 0.5 s, this many doublings exceed the longest pause. */
  private static final int MOST_DOUBLINGS = 7;

  private final Tasks tasks;
  private final Duration pause;
  private final Supplier<Supplier<T>> prepare;
  private final Consumer<T> publish;
  private Cancellable next = () -> {};
  private @Nullable Turn running;
  private boolean again;
  private boolean closed;
  private int failures;

  /**
   * @param pause between two readings
   * @param prepare returns, on the JavaFX thread, the work for the background
   */
  public PeriodicReading(
      Tasks tasks, Duration pause, Supplier<Supplier<T>> prepare, Consumer<T> publish) {
    this.tasks = tasks;
    this.pause = pause;
    this.prepare = prepare;
    this.publish = publish;
  }

  /** Reads now and from then on; while a reading is on its way, another one follows it at once. */
  public void now() {
    next.cancel();
    if (closed) {
      return;
    }
    if (running != null) {
      again = true;
      return;
    }
    start(new Turn());
  }

  /** The same, but whatever the reading on its way finds is never published. */
  public void anew() {
    running = null;
    again = false;
    now();
  }

  private void start(Turn turn) {
    running = turn;
    boolean begun = false;
    try {
      Supplier<T> work = prepare.get();
      tasks.background(() -> read(turn, work));
      begun = true;
    } finally {
      if (!begun) {
        finish(turn, Optional.empty());
      }
    }
  }

  private void read(Turn turn, Supplier<T> work) {
    Optional<T> found = Optional.empty();
    try {
      found = Optional.of(work.get());
    } finally {
      Optional<T> read = found;
      tasks.onScreen(() -> finish(turn, read));
    }
  }

  private void finish(Turn turn, Optional<T> found) {
    if (running != turn || closed) {
      return;
    }
    boolean failed = true;
    try {
      found.ifPresent(publish);
      failed = found.isEmpty();
    } finally {
      failures = failed ? failures + 1 : 0;
      if (running == turn) {
        running = null;
        goOn();
      }
    }
  }

  private void goOn() {
    if (again) {
      again = false;
      now();
    } else if (!closed) {
      next.cancel();
      next = tasks.later(pause(), this::now);
    }
  }

  private Duration pause() {
    Duration longer = pause.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return longer.compareTo(LONGEST_PAUSE) < 0 || failures == 0 ? longer : LONGEST_PAUSE;
  }

  /** Stops reading and publishing. */
  public void close() {
    closed = true;
    next.cancel();
  }

  /** The identity of one reading. */
  private static final class Turn {}
}

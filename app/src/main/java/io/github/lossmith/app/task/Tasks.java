package io.github.lossmith.app.task;

import io.github.lossmith.designer.problem.Outcome;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs work in the background and on the JavaFX thread. View-models depend on this interface only,
 * so that tests run them without a toolkit.
 */
public interface Tasks extends AutoCloseable {
  /** Runs {@code work} in the background, soon, in no particular order. */
  void background(Runnable work);

  /**
   * Runs {@code work} in the background and passes its outcome to {@code then} on the JavaFX
   * thread. {@code then} is always called: what {@code work} throws is reported as that of any
   * background work, and comes back as the problem {@code app.task.unexpected}.
   */
  default <T> void background(Supplier<Outcome<T>> work, Consumer<? super Outcome<T>> then) {
    background(
        () -> {
          Outcome<T> outcome = Outcome.bad("app.task.unexpected");
          try {
            outcome = work.get();
          } finally {
            Outcome<T> known = outcome;
            onScreen(() -> then.accept(known));
          }
        });
  }

  /** Runs {@code change} on the JavaFX thread; immediately if the caller is on it. */
  void onScreen(Runnable change);

  /** Runs {@code change} on the JavaFX thread after {@code delay}, unless cancelled before. */
  Cancellable later(Duration delay, Runnable change);

  @Override
  void close();

  /** Delayed work that can be cancelled. */
  @FunctionalInterface
  interface Cancellable {
    void cancel();
  }
}

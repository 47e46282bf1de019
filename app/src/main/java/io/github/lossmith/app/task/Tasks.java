package io.github.lossmith.app.task;

import java.time.Duration;

/**
 * Where work runs: away from the screen, and back on it. View-models know only this, so that tests
 * run them without a toolkit.
 */
public interface Tasks extends AutoCloseable {
  /** Runs {@code work} away from the screen's thread, soon, in no particular order. */
  void background(Runnable work);

  /** Runs {@code change} on the screen's thread; at once if the caller is on it. */
  void onScreen(Runnable change);

  /** Runs {@code change} on the screen's thread after {@code delay}, unless cancelled before. */
  Cancellable later(Duration delay, Runnable change);

  @Override
  void close();

  /** Something that is still to come and can be called off. */
  @FunctionalInterface
  interface Cancellable {
    void cancel();
  }
}

package io.github.lossmith.app.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Work waits until a test lets it go on, so that a test decides what comes between; changes of the
 * screen come at once, unless the test holds them back.
 */
public final class StepwiseTasks implements Tasks {
  /** What waits to run away from the screen. */
  public final Deque<Runnable> work = new ArrayDeque<>();

  /** What waits for its time. */
  public final Deque<Runnable> alarms = new ArrayDeque<>();

  /** How long the alarms were to wait, all that were ever set. */
  public final List<Duration> delays = new ArrayList<>();

  private final Deque<Runnable> changes = new ArrayDeque<>();
  private boolean held;

  @Override
  public void background(Runnable added) {
    work.add(added);
  }

  @Override
  public void onScreen(Runnable change) {
    if (held) {
      changes.add(change);
    } else {
      change.run();
    }
  }

  /** Simulates that the JavaFX thread is busy. */
  public void holdScreen() {
    held = true;
  }

  /** Runs what was posted to the JavaFX thread meanwhile. */
  public void releaseScreen() {
    held = false;
    while (!changes.isEmpty()) {
      changes.remove().run();
    }
  }

  /** Runs all work there is, and what that asks for, but lets no time pass. */
  public void finish() {
    while (!work.isEmpty()) {
      step();
    }
  }

  @Override
  public Cancellable later(Duration delay, Runnable change) {
    alarms.add(change);
    delays.add(delay);
    return () -> alarms.remove(change);
  }

  /** Runs the work that was asked for first. */
  public void step() {
    work.remove().run();
  }

  /** Lets the time pass until the first alarm. */
  public void alarm() {
    alarms.remove().run();
  }

  @Override
  public void close() {}
}

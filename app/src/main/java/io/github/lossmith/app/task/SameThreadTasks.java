package io.github.lossmith.app.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Runs everything immediately on the caller's thread; delayed work waits for {@link #tick()}. */
public final class SameThreadTasks implements Tasks {
  private final Queue<Waiting> waiting = new ArrayDeque<>();

  @Override
  public void background(Runnable work) {
    work.run();
  }

  @Override
  public void onScreen(Runnable change) {
    change.run();
  }

  @Override
  public Cancellable later(Duration delay, Runnable change) {
    Waiting entry = new Waiting(change);
    waiting.add(entry);
    return () -> waiting.remove(entry);
  }

  /** Simulates that the delay has passed: runs the waiting work, but not what it adds. */
  public void tick() {
    for (int left = waiting.size(); left > 0; left--) {
      Waiting next = waiting.poll();
      if (next != null) {
        next.change.run();
      }
    }
  }

  @Override
  public void close() {
    waiting.clear();
  }

  private static final class Waiting {
    private final Runnable change;

    private Waiting(Runnable change) {
      this.change = change;
    }
  }
}

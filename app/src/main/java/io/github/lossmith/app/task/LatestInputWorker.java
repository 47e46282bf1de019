package io.github.lossmith.app.task;

import io.github.lossmith.app.task.Tasks.Cancellable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes the newest of many inputs in the background and publishes its result on the screen.
 * Inputs that are superseded before their turn are skipped; results are published in order, even
 * while a newer input waits, so that the screen is updated during a drag. Every method is called on
 * the JavaFX thread.
 *
 * @param <I> an immutable input
 * @param <O> an immutable result
 */
public final class LatestInputWorker<I, O> {
  private final Tasks tasks;
  private final Function<I, O> work;
  private final Consumer<O> publish;
  private final Duration patience;
  private final Consumer<I> onSlow;
  private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
  private @Nullable Turn running;
  private @Nullable Turn next;

  /**
   * @param patience after this time {@code onSlow} is told of an input; the thread is interrupted
   *     and left to itself, and the next input gets another
   */
  public LatestInputWorker(
      Tasks tasks,
      Function<I, O> work,
      Consumer<O> publish,
      Duration patience,
      Consumer<I> onSlow) {
    this.tasks = tasks;
    this.work = work;
    this.publish = publish;
    this.patience = patience;
    this.onSlow = onSlow;
  }

  /** Requests the result of {@code input}, superseding all earlier inputs. */
  public void submit(I input) {
    next = new Turn(input);
    if (running == null) {
      start();
    }
  }

  /** True while a result is still to come. */
  public boolean busy() {
    return running != null;
  }

  private void start() {
    Turn turn = next;
    next = null;
    running = turn;
    if (turn == null) {
      return;
    }
    Cancellable alarm = tasks.later(patience, () -> giveUp(turn));
    tasks.background(() -> compute(turn, alarm));
  }

  private void compute(Turn turn, Cancellable alarm) {
    worker.set(Thread.currentThread());
    Optional<O> result = Optional.empty();
    try {
      result = Optional.of(work.apply(turn.input));
    } finally {
      worker.compareAndSet(Thread.currentThread(), null);
      Optional<O> published = result;
      tasks.onScreen(
          () -> {
            alarm.cancel();
            finish(turn, published);
          });
    }
  }

  private void finish(Turn turn, Optional<O> result) {
    if (running != turn) {
      return;
    }
    result.ifPresent(publish);
    start();
  }

  private void giveUp(Turn turn) {
    if (running != turn) {
      return;
    }
    Thread stuck = worker.getAndSet(null);
    if (stuck != null) {
      stuck.interrupt();
    }
    if (next == null) {
      onSlow.accept(turn.input);
    }
    start();
  }

  private final class Turn {
    private final I input;

    private Turn(I input) {
      this.input = input;
    }
  }
}

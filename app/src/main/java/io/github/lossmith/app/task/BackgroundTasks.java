package io.github.lossmith.app.task;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Daemon threads for background work, the JavaFX thread for the screen. Requests after closing are
 * ignored.
 */
public final class BackgroundTasks implements Tasks {
  private static final long IDLE_S = 60;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_S,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          daemons("lossmith-work"),
          new DiscardPolicy());
  private final ScheduledExecutorService clock =
      new ScheduledThreadPoolExecutor(1, daemons("lossmith-clock"), new DiscardPolicy());
  private final Consumer<Throwable> onUnexpected;

  /**
   * @param onUnexpected told of what background work threw, on the worker's thread
   */
  public BackgroundTasks(Consumer<Throwable> onUnexpected) {
    this.onUnexpected = onUnexpected;
  }

  @Override
  public void background(Runnable work) {
    workers.execute(() -> guarded(work));
  }

  @Override
  public void onScreen(Runnable change) {
    if (Platform.isFxApplicationThread()) {
      change.run();
    } else {
      Platform.runLater(change);
    }
  }

  @Override
  public Cancellable later(Duration delay, Runnable change) {
    Future<?> coming =
        clock.schedule(() -> Platform.runLater(change), delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> coming.cancel(false);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    clock.shutdownNow();
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error unexpected) {
      onUnexpected.accept(unexpected);
    }
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}

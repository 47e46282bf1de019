package io.github.lossmith.app.train.device;

import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.RequiredFiles;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;

/** What DL4J needs for a card: whether it is here, and its download, in the background. */
final class CardFetch {
  private static final long TELL_EVERY_NS = 200_000_000;

  private final OfferSource source;
  private final Tasks tasks;
  private final Consumer<LocalisedText> said;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
  private long told;

  CardFetch(OfferSource source, Tasks tasks, Consumer<LocalisedText> said) {
    this.source = source;
    this.tasks = tasks;
    this.said = said;
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Asks the driver again, and says what a card needs. */
  void files(Consumer<RequiredFiles> then, Consumer<Problem> refused) {
    work(
        this::needed,
        outcome -> {
          outcome.failure().ifPresent(refused);
          outcome.toOptional().ifPresent(then);
        });
  }

  private Outcome<RequiredFiles> needed() throws InterruptedException {
    CardReadiness readiness = source.readiness();
    return readiness.usable().map(card -> readiness.files());
  }

  /** Fetches the files; with the user's consent only. */
  void run(RequiredFiles files, Consumer<Outcome<Path>> then) {
    progress.set(0);
    work(() -> fetched(files), then);
  }

  private Outcome<Path> fetched(RequiredFiles files) throws InterruptedException {
    Sum sum = new Sum();
    long missing = files.missingMib();
    return source.fetch(files, (file, done, total) -> tell(sum.with(file, done), missing));
  }

  /** Called by the downloading thread, much more often than the screen is updated. */
  private void tell(long bytes, long missingMib) {
    long now = System.nanoTime();
    if (now - told < TELL_EVERY_NS) {
      return;
    }
    told = now;
    double fraction = Math.min(1, bytes / (missingMib * (double) (1 << 20)));
    String mib = Long.toString(bytes >> 20);
    tasks.onScreen(
        () -> {
          if (busy.get()) {
            progress.set(fraction);
            said.accept(
                LocalisedText.of("app.train.device.fetching", mib, Long.toString(missingMib)));
          }
        });
  }

  /** Bytes of all files of one download, of which each is told from its own start. */
  private static final class Sum {
    private long before;
    private long now;
    private String file = "";

    long with(String name, long done) {
      if (!name.equals(file)) {
        before += now;
        file = name;
      }
      now = done;
      return before + now;
    }
  }

  /** Something that may be interrupted. */
  private interface Work<T> {
    Outcome<T> run() throws InterruptedException;
  }

  private <T> void work(Work<T> work, Consumer<Outcome<T>> then) {
    busy.set(true);
    tasks.background(
        () -> interruptible(work),
        outcome -> {
          busy.set(false);
          progress.set(-1);
          then.accept(outcome);
        });
  }

  private <T> Outcome<T> interruptible(Work<T> work) {
    worker.set(Thread.currentThread());
    try {
      return work.run();
    } catch (InterruptedException cancelled) {
      return Outcome.bad("app.train.device.cancelled");
    } finally {
      worker.set(null);
    }
  }

  /** What has arrived is kept, and the next download resumes. */
  void cancel() {
    Thread working = worker.get();
    if (working != null) {
      working.interrupt();
    }
  }
}

package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.Dialogs;
import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.CardReadiness;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.GraphicsCard;
import io.github.lossmith.trainer.engine.RequiredFiles;
import io.github.lossmith.trainer.experiment.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The choice between processor and graphics card: before a card is chosen, it is queried, and what
 * it needs is fetched with consent. All methods are called on the JavaFX thread.
 */
public final class DeviceModel {
  private static final String FETCH = "app.train.device.consent.yes";
  private static final String CANCEL = "app.dialog.cancel";
  private static final long TELL_EVERY_NS = 200_000_000;

  private final GpuSource source;
  private final Tasks tasks;
  private final Dialogs dialogs;
  private final ReadOnlyObjectWrapper<Device> chosen = new ReadOnlyObjectWrapper<>(Device.CPU);
  private final ReadOnlyObjectWrapper<LocalisedText> said =
      new ReadOnlyObjectWrapper<>(DeviceModel::processor);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
  private @Nullable GraphicsCard card;
  private long told;

  DeviceModel(GpuSource source, Tasks tasks, Dialogs dialogs) {
    this.source = source;
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  /** The device of the next run. */
  public ReadOnlyObjectProperty<Device> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** What is known of the device, or why it cannot be used. */
  ReadOnlyObjectProperty<LocalisedText> said() {
    return said.getReadOnlyProperty();
  }

  /** Whether the card is being queried or its backend fetched. */
  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** The progress of the download, in [0, 1]; -1 if there is none. */
  ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Asks for a device; the processor also ends a download for the other one. */
  void choose(Device wanted) {
    if (busy.get()) {
      if (wanted == Device.CPU) {
        cancel();
      }
      return;
    }
    if (wanted == chosen.get()) {
      return;
    }
    if (wanted == Device.CPU) {
      settle(Device.CPU, DeviceModel::processor);
      return;
    }
    busy.set(true);
    said.set(LocalisedText.of("app.train.device.asking"));
    work(this::found, found -> seen(found.card(), found.files()));
  }

  private Outcome<Found> found() throws InterruptedException {
    CardReadiness readiness = source.readiness();
    return readiness.usable().map(usable -> new Found(usable, readiness.files()));
  }

  /** The experiment as the chosen device can train it: on a card, in parts that fit. */
  Experiment fitted(Experiment experiment) {
    GraphicsCard known = card;
    return chosen.get() == Device.CUDA && known != null
        ? source.fitted(experiment, known)
        : experiment;
  }

  /** Cancels a download; what has arrived is kept, and the next one resumes. */
  void cancel() {
    Thread working = worker.get();
    if (working != null) {
      working.interrupt();
    }
  }

  private static String processor(Texts texts) {
    return texts.text(
        "app.train.device.processor", Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  private Device seen(GraphicsCard found, RequiredFiles files) {
    card = found;
    if (files.areHere()) {
      return settle(Device.CUDA, on(found));
    }
    String answer =
        dialogs.ask(
            "app.train.device.consent",
            List.of(FETCH, CANCEL),
            found.name(),
            Long.toString(files.missingMib()),
            files.folder());
    if (!answer.equals(FETCH)) {
      return refused(Problem.of("app.gpu.declined"));
    }
    progress.set(0);
    work(() -> fetched(files), folder -> settle(Device.CUDA, on(found)));
    return Device.CPU;
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
            said.set(LocalisedText.of("app.train.device.fetching", mib, Long.toString(missingMib)));
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

  private static LocalisedText on(GraphicsCard card) {
    return LocalisedText.of(
        "app.train.device.card", card.name(), Long.toString(card.freeMib()), card.driver());
  }

  private Device refused(Problem why) {
    return settle(
        Device.CPU, texts -> texts.text(why) + " " + texts.text("app.train.device.instead"));
  }

  private Device settle(Device device, LocalisedText words) {
    busy.set(false);
    progress.set(-1);
    chosen.set(device);
    said.set(words);
    return device;
  }

  /** A card, and what it needs. */
  private record Found(GraphicsCard card, RequiredFiles files) {}

  /** Something that may be interrupted. */
  private interface Work<T> {
    Outcome<T> run() throws InterruptedException;
  }

  private <T> void work(Work<T> work, Function<T, Device> then) {
    tasks.background(() -> interruptible(work), outcome -> outcome.fold(then, this::refused));
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
}

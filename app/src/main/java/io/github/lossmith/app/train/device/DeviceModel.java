package io.github.lossmith.app.train.device;

import io.github.lossmith.app.screen.Dialogs;
import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.experiment.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/**
 * The choice of engine and device. What this machine offers is looked for in the background when
 * the form is opened; what an offer still needs is fetched with consent when it is chosen. All
 * methods are called on the JavaFX thread.
 */
public final class DeviceModel {
  private static final String FETCH = "app.train.device.consent.yes";
  private static final String CANCEL = "app.dialog.cancel";

  /** The first generation that DL4J does not cover: Hopper, and then Blackwell. */
  private static final GraphicsCard.Capability HOPPER = new GraphicsCard.Capability(9, 0);

  private final OfferSource source;
  private final Dialogs dialogs;
  private final DeviceMemory memory;
  private final OfferSearch search;
  private final CardFetch fetch;
  private final ReadOnlyObjectWrapper<TrainingOffer> chosen;
  private final SwitchModel switches;
  private final ReadOnlyObjectWrapper<LocalisedText> said =
      new ReadOnlyObjectWrapper<>(LocalisedText.NONE);
  private final ReadOnlyStringWrapper install = new ReadOnlyStringWrapper("");
  private boolean decided;
  private boolean begun;

  public DeviceModel(OfferSource source, Tasks tasks, Dialogs dialogs, DeviceMemory memory) {
    this.source = source;
    this.dialogs = dialogs;
    this.memory = memory;
    search = new OfferSearch(source, tasks);
    fetch = new CardFetch(source, tasks, said::set);
    Optional<EngineChoice> kept = memory.read();
    TrainingOffer first =
        kept.map(choice -> choice.with(false, false))
            .map(OfferSearch::unknown)
            .orElseGet(OfferSearch::processor);
    decided = kept.isPresent();
    chosen = new ReadOnlyObjectWrapper<>(first);
    switches = new SwitchModel(chosen, kept.orElse(EngineChoice.PROCESSOR));
    switches.onTurned(() -> keep(chosen.get()));
    search.keep(first);
    said.set(reason(first));
  }

  /** The engine and device of the next run, as this machine offers it. */
  ReadOnlyObjectProperty<TrainingOffer> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The engine, device and switches of the next run. */
  public ReadOnlyObjectProperty<EngineChoice> choice() {
    return switches.choice();
  }

  SwitchModel switches() {
    return switches;
  }

  /** All that is known so far, what can train first. */
  ObservableList<TrainingOffer> offers() {
    return search.offers();
  }

  /** What is known of the device, or why it cannot be used. */
  ReadOnlyObjectProperty<LocalisedText> said() {
    return said.getReadOnlyProperty();
  }

  /** The line that installs what is missing, where the last answer names one; else empty. */
  ObservableValue<String> install() {
    return install.getReadOnlyProperty();
  }

  /** Whether drivers and Pythons are being asked. */
  ReadOnlyBooleanProperty searching() {
    return search.searching();
  }

  /** Whether something is being fetched for a card. */
  public ReadOnlyBooleanProperty busy() {
    return fetch.busy();
  }

  /** The progress of the download, in [0, 1]; -1 if there is none. */
  ReadOnlyDoubleProperty progress() {
    return fetch.progress();
  }

  /** The form is opened: the first time, looks for what there is. */
  public void begin() {
    if (!begun) {
      begun = true;
      search.all(this::found, this::searched);
    }
  }

  /** An offer that was chosen before is known in full now, or is no longer possible. */
  private void found(TrainingOffer offer) {
    TrainingOffer now = chosen.get();
    if (offer.isFor(now.choice())) {
      if (offer.runs()) {
        settle(offer);
      } else {
        settle(OfferSearch.processor());
        said.set(refusal(offer));
      }
    }
  }

  /** On a card that DL4J does not cover, PyTorch is chosen in advance where it does. */
  private void searched() {
    if (!decided) {
      offers().stream().filter(DeviceModel::isPreferred).findFirst().ifPresent(this::settle);
    }
  }

  private static boolean isPreferred(TrainingOffer offer) {
    return offer.runs()
        && offer.choice().engine().equals(Engines.PYTORCH)
        && offer.card().filter(card -> card.capability().compareTo(HOPPER) >= 0).isPresent();
  }

  /** Chooses an offer; one that cannot train says why, and the choice stays. */
  void choose(TrainingOffer wanted) {
    if (wanted.equals(chosen.get())) {
      return;
    }
    decided = true;
    fetch.cancel();
    if (!wanted.runs()) {
      said.set(refusal(wanted));
    } else if (wanted.choice().engine().equals(Engines.DL4J) && wanted.card().isPresent()) {
      said.set(LocalisedText.of("app.train.device.asking"));
      fetch.files(files -> seen(wanted, files), why -> said.set(stays(why)));
    } else {
      keep(wanted);
    }
  }

  /** A Python of the user's: what it offers comes into the list, and the best of it is chosen. */
  void choosePython(Path python) {
    decided = true;
    said.set(LocalisedText.of("app.train.device.asking-python", python));
    search.python(python, this::examined);
  }

  private void examined(List<TrainingOffer> offers) {
    Optional<TrainingOffer> best = offers.stream().filter(TrainingOffer::runs).findFirst();
    if (best.isPresent()) {
      keep(best.get());
    } else {
      offers.stream().findFirst().ifPresent(offer -> said.set(refusal(offer)));
    }
  }

  /** The experiment as the chosen device can train it: on a card, in parts that fit. */
  public Experiment fitted(Experiment experiment) {
    return fitting().apply(experiment);
  }

  /** The same for the device that is chosen now, on any thread. */
  public UnaryOperator<Experiment> fitting() {
    TrainingOffer now = chosen.get();
    return experiment ->
        now.card()
            .filter(card -> card.freeMib() > 0)
            .map(card -> source.fitted(experiment, now.choice().engine(), card))
            .orElse(experiment);
  }

  /** Cancels a download; what has arrived is kept, and the next one resumes. */
  void cancel() {
    fetch.cancel();
  }

  private void seen(TrainingOffer wanted, RequiredFiles files) {
    if (files.areHere()) {
      keep(wanted);
      return;
    }
    String answer =
        dialogs.ask(
            "app.train.device.consent",
            List.of(FETCH, CANCEL),
            wanted.card().map(GraphicsCard::name).orElse(""),
            Long.toString(files.missingMib()),
            files.folder());
    if (answer.equals(FETCH)) {
      Consumer<Outcome<Path>> then =
          outcome -> {
            outcome.failure().ifPresent(why -> said.set(stays(why)));
            outcome.toOptional().ifPresent(folder -> keep(wanted));
          };
      fetch.run(files, then);
    } else {
      said.set(stays(Problem.of("app.gpu.declined")));
    }
  }

  private void keep(TrainingOffer offer) {
    settle(offer);
    memory.write(switches.wished(offer.choice()));
  }

  private void settle(TrainingOffer offer) {
    chosen.set(offer);
    said.set(reason(offer));
    install.set(offer.install());
  }

  private static LocalisedText reason(TrainingOffer offer) {
    return texts -> texts.text(offer.reason());
  }

  private LocalisedText refusal(TrainingOffer offer) {
    install.set(offer.install());
    return stays(offer.reason());
  }

  /** Why something cannot be used, and what is used. */
  private LocalisedText stays(Problem why) {
    Problem title = chosen.get().title();
    return texts -> texts.text(why) + " " + texts.text("app.train.device.stays", texts.text(title));
  }

  public void close() {
    fetch.cancel();
    search.close();
  }
}

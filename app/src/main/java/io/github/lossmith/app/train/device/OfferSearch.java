package io.github.lossmith.app.train.device;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.EngineSwitches;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingOffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of what can train here, filled in the background. */
final class OfferSearch {
  private final OfferSource source;
  private final Tasks tasks;
  private final ObservableList<TrainingOffer> offers = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private int asked;

  OfferSearch(OfferSource source, Tasks tasks) {
    this.source = source;
    this.tasks = tasks;
    offers.add(processor());
  }

  /** DL4J on the processor, which needs no search. */
  static TrainingOffer processor() {
    return new TrainingOffer(
        EngineChoice.PROCESSOR,
        "",
        Optional.empty(),
        true,
        "processor",
        Problem.of(
            "trainer.offer.processor",
            Integer.toString(Runtime.getRuntime().availableProcessors())));
  }

  /** What was chosen in an earlier session, until it is asked again. */
  static TrainingOffer unknown(EngineChoice choice) {
    if (choice.equals(EngineChoice.PROCESSOR)) {
      return processor();
    }
    boolean switches = !choice.engine().equals(Engines.DL4J);
    return new TrainingOffer(
        choice,
        "",
        Optional.empty(),
        true,
        "unknown",
        Problem.of("app.train.device.earlier"),
        switches ? Optional.of(EngineSwitches.ALL) : Optional.empty());
  }

  ObservableList<TrainingOffer> offers() {
    return FXCollections.unmodifiableObservableList(offers);
  }

  ReadOnlyBooleanProperty searching() {
    return searching.getReadOnlyProperty();
  }

  /**
   * Asks for everything.
   *
   * @param found told of each
   * @param then called after the last
   */
  void all(Consumer<TrainingOffer> found, Runnable then) {
    work(source::all, found, all -> then.run());
  }

  /** Asks one Python; {@code then} is told all that it offers. */
  void python(Path python, Consumer<List<TrainingOffer>> then) {
    work(found -> source.python(python, found), offer -> {}, then);
  }

  /** Something that may be interrupted. */
  private interface Search {
    void run(Consumer<TrainingOffer> found) throws InterruptedException;
  }

  private void work(
      Search search, Consumer<TrainingOffer> found, Consumer<List<TrainingOffer>> then) {
    asked++;
    searching.set(true);
    List<TrainingOffer> all = new ArrayList<>();
    Consumer<TrainingOffer> told =
        offer ->
            tasks.onScreen(
                () -> {
                  all.add(offer);
                  keep(offer);
                  found.accept(offer);
                });
    tasks.background(
        () -> interruptible(search, told),
        ended -> {
          asked--;
          searching.set(asked > 0);
          then.accept(List.copyOf(all));
        });
  }

  private Outcome<Boolean> interruptible(Search search, Consumer<TrainingOffer> told) {
    Thread worker = Thread.currentThread();
    workers.add(worker);
    try {
      search.run(told);
      return Outcome.ok(true);
    } catch (InterruptedException closing) {
      return Outcome.bad("app.train.device.cancelled");
    } finally {
      workers.remove(worker);
    }
  }

  /** In the place of what was known of the same; what can train before what cannot. */
  void keep(TrainingOffer offer) {
    for (int i = 0; i < offers.size(); i++) {
      if (offers.get(i).isFor(offer.choice())) {
        offers.set(i, offer);
        return;
      }
    }
    int place = offers.size();
    while (offer.runs() && place > 0 && !offers.get(place - 1).runs()) {
      place--;
    }
    offers.add(place, offer);
  }

  void close() {
    workers.forEach(Thread::interrupt);
  }
}

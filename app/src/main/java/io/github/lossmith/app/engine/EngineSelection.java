package io.github.lossmith.app.engine;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingEngine;
import io.github.lossmith.trainer.engine.TrainingOffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what fits a wish among what this machine offers. */
public final class EngineSelection {
  private final List<TrainingEngine> engines;
  private final List<Path> pythons;

  /**
   * @param engines the one that comes with Lossmith first
   * @param pythons that the user chose before
   */
  public EngineSelection(List<TrainingEngine> engines, List<Path> pythons) {
    this.engines = List.copyOf(engines);
    this.pythons = List.copyOf(pythons);
  }

  /** Of this machine. */
  public static EngineSelection here(List<Path> pythons) {
    return new EngineSelection(Engines.all(), pythons);
  }

  /**
   * The offer that fits best: the card that was named on the first engine that covers it, or, with
   * PyTorch and no device named, a card before the processor.
   *
   * @return a problem with the reason where none that fits can train
   */
  public Outcome<TrainingOffer> best(EngineWish wish) throws InterruptedException {
    List<TrainingOffer> fitting = new ArrayList<>();
    for (TrainingEngine engine : engines) {
      if (wish.named().map(engine.name()::equals).orElse(true)) {
        offers(engine, wish).stream().filter(offer -> fits(offer, wish)).forEach(fitting::add);
        Optional<TrainingOffer> found = runs(fitting);
        if (found.isPresent()) {
          return Outcome.ok(with(found.get(), wish));
        }
      }
    }
    return Outcome.bad(refusal(fitting, wish));
  }

  private List<TrainingOffer> offers(TrainingEngine engine, EngineWish wish)
      throws InterruptedException {
    List<TrainingOffer> offers = new ArrayList<>();
    if (wish.python().isPresent()) {
      engine.examine(wish.python().get(), offers::add);
    } else {
      engine.offers(pythons, offers::add);
    }
    return offers;
  }

  /** A Python that does not answer is offered for the processor, with the reason. */
  private static boolean fits(TrainingOffer offer, EngineWish wish) {
    return wish.device().map(offer.choice().device()::isSame).orElse(true)
        || (!offer.runs() && offer.choice().python().isPresent() && offer.card().isEmpty());
  }

  private static Optional<TrainingOffer> runs(List<TrainingOffer> offers) {
    return offers.stream().filter(TrainingOffer::runs).findFirst();
  }

  private static TrainingOffer with(TrainingOffer offer, EngineWish wish) {
    EngineChoice choice = offer.choice().with(wish.amp(), wish.compile());
    EngineChoice named =
        new EngineChoice(
            choice.engine(),
            wish.device().orElse(choice.device()),
            choice.python(),
            choice.amp(),
            choice.compile());
    return new TrainingOffer(
        named, offer.version(), offer.card(), true, offer.verdict(), offer.reason());
  }

  private static Problem refusal(List<TrainingOffer> offers, EngineWish wish) {
    String device = wish.device().map(Object::toString).orElse("cpu");
    if (offers.isEmpty()) {
      return Problem.of("app.engine.no-device", device, wish.named().orElse("dl4j, pytorch"));
    }
    List<Object> reasons = new ArrayList<>();
    for (TrainingOffer offer : offers) {
      if (reasons.stream().noneMatch(offer.reason()::equals)) {
        reasons.add(offer.reason());
      }
    }
    return reasons.size() == 1
        ? offers.get(0).reason()
        : Problem.of("app.engine.refused", device, reasons.get(0), reasons.get(1));
  }
}

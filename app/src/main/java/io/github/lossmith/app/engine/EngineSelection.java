package io.github.lossmith.app.engine;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.EngineSwitches;
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
   * @return a problem with the reason where none that fits can train, or it has no compiler
   */
  public Outcome<TrainingOffer> best(EngineWish wish) throws InterruptedException {
    List<TrainingOffer> all = new ArrayList<>();
    for (TrainingEngine engine : engines) {
      if (wish.named().map(engine.name()::equals).orElse(true)) {
        List<TrainingOffer> offers = offers(engine, wish);
        Optional<TrainingOffer> found =
            offers.stream().filter(TrainingOffer::runs).filter(o -> fits(o, wish)).findFirst();
        if (found.isPresent()) {
          return with(found.get(), wish);
        }
        all.addAll(offers);
      }
    }
    return Outcome.bad(refusal(all, wish));
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

  private static boolean fits(TrainingOffer offer, EngineWish wish) {
    return wish.device().map(offer.choice().device()::isSame).orElse(true);
  }

  private static Outcome<TrainingOffer> with(TrainingOffer offer, EngineWish wish) {
    Optional<Problem> refused =
        offer
            .switches()
            .flatMap(EngineSwitches::compile)
            .filter(against -> wish.compile().orElse(false));
    return refused
        .map(Outcome::<TrainingOffer>bad)
        .orElseGet(() -> Outcome.ok(switched(offer, wish)));
  }

  private static TrainingOffer switched(TrainingOffer offer, EngineWish wish) {
    EngineChoice choice =
        offer.choice().with(wish.amp().orElse(false), wish.compile().orElse(false));
    EngineChoice named =
        new EngineChoice(
            choice.engine(),
            wish.device().orElse(choice.device()),
            choice.python(),
            choice.amp(),
            choice.compile());
    return new TrainingOffer(
        named,
        offer.version(),
        offer.card(),
        true,
        offer.verdict(),
        offer.reason(),
        offer.switches());
  }

  /** Why the device cannot be used; why no Python can, where none does; or that there is none. */
  private static Problem refusal(List<TrainingOffer> all, EngineWish wish) {
    String device = wish.device().map(Object::toString).orElse("cpu");
    boolean answered = all.stream().anyMatch(TrainingOffer::runs);
    List<Problem> reasons =
        all.stream()
            .filter(offer -> !offer.runs() && (fits(offer, wish) || !answered))
            .map(TrainingOffer::reason)
            .distinct()
            .toList();
    if (reasons.isEmpty()) {
      return Problem.of("app.engine.no-device", device, wish.named().orElse("dl4j, pytorch"));
    }
    return reasons.size() == 1
        ? reasons.get(0)
        : Problem.of("app.engine.refused", device, reasons.get(0), reasons.get(1));
  }
}

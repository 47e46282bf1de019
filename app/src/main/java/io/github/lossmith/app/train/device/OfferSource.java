package io.github.lossmith.app.train.device;

import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingEngine;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.experiment.Experiment;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where engines, cards and Pythons come from; tests have others. */
public interface OfferSource {
  /** Asks every engine; tells each offer as soon as it is known, on the calling thread. */
  void all(Consumer<TrainingOffer> found) throws InterruptedException;

  /** Asks one Python, and keeps it for the next search. */
  void python(Path python, Consumer<TrainingOffer> found) throws InterruptedException;

  /** Whether DL4J has all that it needs for a card. */
  CardReadiness readiness() throws InterruptedException;

  /** Fetches what is missing; to be called with the user's consent only. */
  Outcome<Path> fetch(RequiredFiles files, Progress progress) throws InterruptedException;

  /** The experiment with its batches cut into parts that fit on a card. */
  Experiment fitted(Experiment experiment, String engine, GraphicsCard card);

  /** Of this machine. */
  static OfferSource here(SettingsStore settings) {
    return new MachineOffers(settings, GpuAccess.here());
  }

  /** Asks the engines on the class path. */
  record MachineOffers(SettingsStore settings, GpuAccess access) implements OfferSource {
    @Override
    public void all(Consumer<TrainingOffer> found) throws InterruptedException {
      for (TrainingEngine engine : Engines.all()) {
        engine.offers(settings.get().pythons(), found);
      }
    }

    @Override
    public void python(Path python, Consumer<TrainingOffer> found) throws InterruptedException {
      for (TrainingEngine engine : Engines.all()) {
        engine.examine(python, found);
      }
    }

    @Override
    public CardReadiness readiness() throws InterruptedException {
      return access.readiness();
    }

    @Override
    public Outcome<Path> fetch(RequiredFiles files, Progress progress) throws InterruptedException {
      return access.fetch(files, progress);
    }

    @Override
    public Experiment fitted(Experiment experiment, String engine, GraphicsCard card) {
      return Engines.named(engine)
          .map(one -> GpuAccess.fitted(one, experiment, card))
          .orElse(experiment);
    }
  }
}

package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.CardReadiness;
import io.github.lossmith.trainer.engine.GraphicsCard;
import io.github.lossmith.trainer.engine.RequiredFiles;
import io.github.lossmith.trainer.experiment.Experiment;
import java.nio.file.Path;

/** Finds the graphics card and fetches its backend; tests have an implementation of their own. */
interface GpuSource {
  /** Whether there is a card to train on, and what it needs. */
  CardReadiness readiness() throws InterruptedException;

  /** Fetches what is missing; to be called with the user's consent only. */
  Outcome<Path> fetch(RequiredFiles files, Progress progress) throws InterruptedException;

  /** The experiment with its batches cut into parts that fit on a card. */
  Experiment fitted(Experiment experiment, GraphicsCard card);

  /** The source for the cards of this machine. */
  static GpuSource here() {
    GpuAccess access = GpuAccess.here();
    return new GpuSource() {
      @Override
      public CardReadiness readiness() throws InterruptedException {
        return access.readiness();
      }

      @Override
      public Outcome<Path> fetch(RequiredFiles files, Progress progress)
          throws InterruptedException {
        return access.fetch(files, progress);
      }

      @Override
      public Experiment fitted(Experiment experiment, GraphicsCard card) {
        return access.fitted(experiment, card);
      }
    };
  }
}

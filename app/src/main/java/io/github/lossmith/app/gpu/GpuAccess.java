package io.github.lossmith.app.gpu;

import io.github.lossmith.app.fetch.Download;
import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.catalog.RemoteFile;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingEngine;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Prepares training on a card: checks the card, asks for consent, downloads the backend.
 * Independent of console and window, which provide question and progress. The driver is queried and
 * files are downloaded on the calling thread, which may be interrupted: what has arrived is kept,
 * and the next call resumes.
 */
public final class GpuAccess {
  private final TrainingEngine engine;
  private final DownloadTimeouts patience;

  public GpuAccess(TrainingEngine engine, DownloadTimeouts patience) {
    this.engine = engine;
    this.patience = patience;
  }

  /** The access of this user to the cards of this machine. */
  public static GpuAccess here() {
    return new GpuAccess(Engines.bundled(), DownloadTimeouts.USUAL);
  }

  /** The state of card and backend; queries the driver, which can take seconds. */
  public CardReadiness readiness() throws InterruptedException {
    return engine.cards();
  }

  /** The same as a report. */
  public GpuReport report() throws InterruptedException {
    return new GpuReport(readiness(), engine::footprint);
  }

  /** The experiment with its batches cut into as many parts as a card's free memory asks for. */
  public Experiment fitted(Experiment experiment, GraphicsCard card) {
    return fitted(engine, experiment, card);
  }

  /** The same with another engine. */
  public static Experiment fitted(TrainingEngine engine, Experiment experiment, GraphicsCard card) {
    Schedule schedule = experiment.schedule();
    BatchFit fit = BatchFit.of(card.freeMib(), engine.footprint(experiment), schedule.batch());
    return experiment.withSchedule(schedule.withAccumulate(Math.max(1, fit.parts())));
  }

  /**
   * Completes the backend on this machine.
   *
   * @param consent is asked with card, size and terms, and only where something is to be fetched
   * @return the card; a problem where no card can run it, consent lacks, or the download fails
   */
  public Outcome<GraphicsCard> prepare(Predicate<Problem> consent, Progress progress)
      throws InterruptedException {
    CardReadiness readiness = readiness();
    Outcome<GraphicsCard> card = readiness.usable();
    RequiredFiles files = readiness.files();
    if (!card.isOk() || files.areHere()) {
      return card;
    }
    return consent.test(question(card.orThrow(), files))
        ? fetch(files, progress).then(folder -> card)
        : Outcome.bad("app.gpu.declined");
  }

  private static Problem question(GraphicsCard card, RequiredFiles files) {
    return Problem.of(
        "app.gpu.consent", card.name(), Long.toString(files.missingMib()), files.folder());
  }

  /**
   * Fetches what is missing; to be called with the user's consent only. An interrupted download is
   * resumed.
   */
  public Outcome<Path> fetch(RequiredFiles files, Progress progress) throws InterruptedException {
    try {
      Files.createDirectories(files.folder());
      long room = files.folder().toFile().getUsableSpace() >> 20;
      if (room < files.neededMib()) {
        return Outcome.bad(
            "app.gpu.room", files.folder(), Long.toString(room), Long.toString(files.neededMib()));
      }
      for (RemoteFile file : files.missing()) {
        Path to = files.folder().resolve(file.name());
        Outcome<Path> one = new Download(file, to, patience, progress).run();
        if (!one.isOk()) {
          return one;
        }
      }
      return Outcome.ok(files.folder());
    } catch (IOException e) {
      return Outcome.bad("app.fetch.io", files.folder(), AtomicFile.reason(e));
    }
  }
}

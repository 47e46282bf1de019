package io.github.lossmith.app.gpu;

import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.dataset.UserCache;
import io.github.lossmith.trainer.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * The way from "on the card, please" to a class path with CUDA: card, consent, download. Has no
 * console and no window; both bring their own question and progress. The driver is asked and files
 * are fetched on the calling thread, which may be interrupted: what has arrived is kept, and the
 * next call goes on from there.
 */
public final class GpuAccess {
  private final NvidiaSmi smi;
  private final GpuRuntime runtime;
  private final DownloadTimeouts patience;

  public GpuAccess(NvidiaSmi smi, GpuRuntime runtime, DownloadTimeouts patience) {
    this.smi = smi;
    this.runtime = runtime;
    this.patience = patience;
  }

  /** Of this machine and this user. */
  public static GpuAccess here() {
    return new GpuAccess(
        new NvidiaSmi("nvidia-smi"),
        GpuRuntime.inCache(UserCache.folder()),
        DownloadTimeouts.USUAL);
  }

  /** What there is; asks the driver, which can take seconds. */
  public GpuReport report() throws InterruptedException {
    return new GpuReport(smi.cards(), runtime);
  }

  /** The jars, here or not. */
  public GpuRuntime runtime() {
    return runtime;
  }

  /** The experiment with its batches cut into as many parts as a card's free memory asks for. */
  public static Experiment fitted(Experiment experiment, GpuCard card) {
    int parts = Math.max(1, BatchFit.of(card.freeMib(), experiment).parts());
    return experiment.withSchedule(experiment.schedule().withAccumulate(parts));
  }

  /**
   * Makes the backend complete on this machine.
   *
   * @param consent is asked with card, size and terms, and only where something is to be fetched
   * @return the card and the backend; a problem where no card can run it, consent lacks, or the
   *     download fails
   */
  public Outcome<Ready> prepare(Predicate<Problem> consent, Progress progress)
      throws InterruptedException {
    Outcome<GpuCard> card = report().usable();
    if (!card.isOk()) {
      return card.map(found -> new Ready(found, runtime));
    }
    Ready ready = new Ready(card.orThrow(), runtime);
    if (runtime.missing().isEmpty()) {
      return Outcome.ok(ready);
    }
    return consent.test(question(ready.card()))
        ? fetch(progress).map(folder -> ready)
        : Outcome.bad("app.gpu.declined");
  }

  /**
   * A card that can be trained on.
   *
   * @param runtime complete
   */
  public record Ready(GpuCard card, GpuRuntime runtime) {}

  private Problem question(GpuCard card) {
    String size = Long.toString(runtime.missingMib());
    return Problem.of("app.gpu.consent", card.name(), size, runtime.folder());
  }

  private Outcome<Path> fetch(Progress progress) throws InterruptedException {
    try {
      return runtime.fetch(patience, progress);
    } catch (IOException e) {
      return Outcome.bad("app.fetch.io", runtime.folder(), String.valueOf(e.getMessage()));
    }
  }
}

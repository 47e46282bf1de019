package io.github.lossmith.app.command.machine;

import io.github.lossmith.app.command.option.DeviceOptions;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.engine.EngineSelection;
import io.github.lossmith.app.engine.EngineWish;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.Settings;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The choice of engine and device on a console, with DL4J's question before a download. */
public final class EngineConsole {
  private final CommandSpec spec;
  private final DeviceOptions options;

  public EngineConsole(CommandSpec spec, DeviceOptions options) {
    this.spec = spec;
    this.options = options;
  }

  /**
   * What trains a run; on a card with all that it needs.
   *
   * @param resume a run that is there stays with its engine, device and Python unless others are
   *     named
   */
  public Outcome<TrainingOffer> chosen(EngineWish wish, RunDirectory run, boolean resume)
      throws InterruptedException {
    boolean there = resume && Files.exists(run.experiment());
    EngineWish whole = there ? wish.after(EngineChoice.of(run)) : wish;
    Optional<Path> begunWith = whole.python().filter(python -> wish.python().isEmpty());
    if (begunWith.filter(python -> !Files.exists(python)).isPresent()) {
      return Outcome.bad("trainer.torch.begun-with", run.path(), begunWith.get());
    }
    if (isUsual(whole)) {
      return Outcome.ok(usual());
    }
    Outcome<TrainingOffer> best = EngineSelection.here(pythons()).best(whole);
    return best.then(this::prepared);
  }

  /** DL4J on the processor: nothing has to be asked. */
  private static boolean isUsual(EngineWish wish) {
    return wish.named().filter(Engines.DL4J::equals).isPresent()
        && wish.device().filter(device -> !device.isProcessor()).isEmpty();
  }

  private static TrainingOffer usual() {
    return new TrainingOffer(
        EngineChoice.PROCESSOR,
        "",
        Optional.empty(),
        true,
        "processor",
        Problem.of("trainer.offer.cpu"));
  }

  static List<Path> pythons() {
    return Settings.read(Directories.ofThisMachine().settings()).pythons();
  }

  private Outcome<TrainingOffer> prepared(TrainingOffer offer) {
    if (offer.choice().engine().equals(Engines.DL4J) && offer.card().isPresent()) {
      return fetched().map(card -> offer);
    }
    StandardStreams.of(spec).say("trains with " + offer.title().message());
    return Outcome.ok(offer);
  }

  private Outcome<GraphicsCard> fetched() {
    try {
      return GpuConsole.here(spec.commandLine().getErr()).prepare(options.isConsented());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Outcome.bad("app.train.device.cancelled");
    }
  }

  /** The experiment in parts that fit on the card, if it is one whose free memory is known. */
  public static Experiment fitted(Experiment experiment, TrainingOffer offer) {
    return offer
        .card()
        .filter(card -> card.freeMib() > 0)
        .flatMap(
            card ->
                Engines.named(offer.choice().engine())
                    .map(engine -> GpuAccess.fitted(engine, experiment, card)))
        .orElse(experiment);
  }

  /** Prints the reason, and what else there is where a card was asked for; the exit code. */
  public int refuse(Problem problem) {
    return problem.key().startsWith("trainer.gpu.")
        ? GpuConsole.here(spec.commandLine().getErr()).refuse(problem)
        : StandardStreams.of(spec).refuse(problem);
  }
}

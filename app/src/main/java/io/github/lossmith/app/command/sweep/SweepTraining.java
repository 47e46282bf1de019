package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.machine.EngineConsole;
import io.github.lossmith.app.command.option.DeviceOptions;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.training.FollowedTrainer;
import io.github.lossmith.app.command.training.TrainingStop;
import io.github.lossmith.app.engine.EngineWish;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.sweep.AskedEngine;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code sweep task} and {@code sweep work} have in common. */
final class SweepTraining {
  @Mixin private DeviceOptions devices;

  @Option(
      names = "--failed",
      description = "try those again too that failed three times at the same place")
  private boolean failed;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepTraining() {}

  /** What trains the tasks of a plan; a problem where the options do not go together. */
  Outcome<TaskAttempt> attempt(SweepPlan plan, CommandSpec spec, TrainingStop stop) {
    PrintWriter err = spec.commandLine().getErr();
    return devices
        .wish(asked(plan))
        .map(
            wish ->
                TaskAttempt.ofSweep(
                    new FollowedTrainer(
                        (experiment, run) -> prepared(experiment, run, wish, spec),
                        StandardStreams.of(spec),
                        err,
                        stop),
                    failed));
  }

  /** A sweep that needs a card asks for one. */
  private static AskedEngine asked(SweepPlan plan) {
    AskedEngine asked = plan.engine();
    return plan.needs().gpus() > 0 && asked.device().isEmpty()
        ? new AskedEngine(
            asked.engine(), Optional.of("cuda"), asked.python(), asked.amp(), asked.compile())
        : asked;
  }

  private Outcome<RunDirectory> prepared(
      Experiment experiment, RunDirectory run, EngineWish wish, CommandSpec spec)
      throws InterruptedException {
    Outcome<TrainingOffer> chosen = new EngineConsole(spec, devices).chosen(wish, run, true);
    return chosen.then(
        offer ->
            RunPreparation.prepare(
                EngineConsole.fitted(experiment, offer), run, true, offer.choice()));
  }
}

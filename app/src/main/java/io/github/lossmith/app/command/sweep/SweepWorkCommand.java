package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.training.TrainingStop;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lossmith sweep work}: all runs that are left, without a scheduler. */
@Command(
    name = "work",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the runs of a sweep that are left, one after another.",
      "Several of these, on machines that share the folder, take different runs. A run whose",
      "training fails does not keep the others from being trained.",
      "Exit code 0: all are trained, 75: stopped with a checkpoint, 2: bad input, 3: the rest is"
          + " being",
      "trained by others, 1: some failed."
    })
final class SweepWorkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SweepFolderParameter folder;
  @Mixin private SweepTraining training;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepWorkCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (TrainingStop stop = TrainingStop.of(spec.commandLine().getErr(), true)) {
      Outcome<SweepPlan> plan = folder.current();
      Outcome<TaskAttempt> attempt = plan.then(known -> training.attempt(known, spec, stop));
      return attempt.isOk()
          ? trained(new FollowedWork(spec).train(plan.orThrow(), attempt.orThrow()))
          : StandardStreams.of(spec).refuse(attempt.failure().orElseThrow());
    }
  }

  /** The runs of a search are not all that it needs. */
  private int trained(int exit) {
    if (exit == TrainingExit.FINISHED) {
      folder.goesOn(false).ifPresent(StandardStreams.of(spec)::say);
    }
    return exit;
  }
}

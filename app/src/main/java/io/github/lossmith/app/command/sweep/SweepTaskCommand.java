package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.training.TrainingStop;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import io.github.lossmith.trainer.sweep.TaskEnd;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith sweep task}: one run, for a scheduler. */
@Command(
    name = "task",
    mixinStandardHelpOptions = true,
    description = {
      "Trains one run of a sweep, from where it is; one that is finished is left alone.",
      "Exit code 0: finished, or the loss broke down, which is a result; 75: stopped with a"
          + " checkpoint,",
      "start it again; 2: bad input; 3: another process has it; 1: failed."
    })
final class SweepTaskCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SweepFolderParameter folder;

  @Parameters(index = "1", paramLabel = "N", description = "the number of the run, from 1")
  private String number;

  @Mixin private SweepTraining training;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepTaskCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (TrainingStop stop = TrainingStop.of(spec.commandLine().getErr(), false)) {
      Outcome<SweepPlan> plan = folder.plan();
      Outcome<SweepTask> task = plan.then(this::task);
      Outcome<TaskAttempt> attempt =
          task.then(known -> training.attempt(plan.orThrow(), spec, stop));
      return attempt.isOk()
          ? ended(task.orThrow(), attempt.orThrow().run(task.orThrow()))
          : StandardStreams.of(spec).refuse(attempt.failure().orElseThrow());
    }
  }

  private Outcome<SweepTask> task(SweepPlan plan) {
    int most = plan.tasks().size();
    int asked = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    return asked >= 1 && asked <= most
        ? Outcome.ok(plan.tasks().get(asked - 1))
        : Outcome.bad("app.sweep.number", number, Integer.toString(most), plan.folder());
  }

  private int ended(SweepTask task, TaskEnd end) {
    StandardStreams streams = StandardStreams.of(spec);
    end.reason().ifPresent(streams::refuse);
    if (end.exit() == TrainingExit.FINISHED && !end.trained()) {
      streams.say("trained already: " + task.title());
    }
    return end.exit();
  }
}

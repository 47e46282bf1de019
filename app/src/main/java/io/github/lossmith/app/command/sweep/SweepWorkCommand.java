package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.training.TrainingStop;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.SweepWork;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import io.github.lossmith.trainer.sweep.TaskEnd;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
  /** Numbers of runs in one line. */
  private static final int MOST_NAMED = 10;

  @Spec private CommandSpec spec;
  @Mixin private SweepFolderParameter folder;
  @Mixin private SweepTraining training;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepWorkCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (TrainingStop stop = TrainingStop.of(spec.commandLine().getErr(), true)) {
      Outcome<SweepPlan> plan = folder.plan();
      Outcome<TaskAttempt> attempt = plan.then(known -> training.attempt(known, spec, stop));
      return attempt.isOk()
          ? work(plan.orThrow(), attempt.orThrow())
          : StandardStreams.of(spec).refuse(attempt.failure().orElseThrow());
    }
  }

  private int work(SweepPlan plan, TaskAttempt attempt) throws InterruptedException {
    int all = plan.tasks().size();
    StandardStreams streams = StandardStreams.of(spec);
    SweepWork.Result result =
        new SweepWork(
                attempt,
                task ->
                    streams.say(
                        String.format(
                            Locale.ROOT, "run %d of %d: %s", task.number(), all, task.title())),
                (task, end) -> tell(end))
            .run(plan.tasks(), () -> false);
    streams.say(result.trained() + " runs trained");
    if (!result.failed().isEmpty()) {
      streams.fail(
          Problem.of("app.sweep.failed", numbers(result.failed()), plan.folder().toString()));
    } else if (!result.held().isEmpty()) {
      streams.say(
          "lossmith: "
              + Problem.of("app.sweep.held", Integer.toString(result.held().size())).message());
    }
    return result.exit();
  }

  private void tell(TaskEnd end) {
    if (end.exit() != TrainingExit.IN_USE) {
      end.reason().ifPresent(StandardStreams.of(spec)::refuse);
    }
  }

  private static String numbers(List<SweepTask> tasks) {
    String named =
        tasks.stream()
            .limit(MOST_NAMED)
            .map(task -> Integer.toString(task.number()))
            .collect(Collectors.joining(", "));
    return tasks.size() > MOST_NAMED ? named + ", …" : named;
  }
}

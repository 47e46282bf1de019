package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.SweepWork;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import io.github.lossmith.trainer.sweep.TaskEnd;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Trains what is left of a plan, and says so. */
final class FollowedWork {
  /** Numbers of runs in one line. */
  private static final int MOST_NAMED = 10;

  private final StandardStreams streams;

  FollowedWork(CommandSpec spec) {
    this.streams = StandardStreams.of(spec);
  }

  /**
   * Trains the tasks, one after another.
   *
   * @return the exit code
   */
  int train(SweepPlan plan, TaskAttempt attempt) throws InterruptedException {
    int all = plan.tasks().stream().mapToInt(SweepTask::number).max().orElse(0);
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
      end.reason().ifPresent(streams::refuse);
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

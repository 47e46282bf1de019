package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.scheduler.QueuedTasks;
import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepStatus;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith sweep status}: how far a sweep is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says how many runs of a sweep wait, run, are finished, failed or diverged.",
      "The time left is that of the runs that are left, as fast as the finished ones, as many at"
          + " once as now."
    })
final class SweepStatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SweepFolderParameter folder;

  @Option(names = "--json", description = "for programs, with a list of all runs")
  private boolean json;

  @Option(
      names = "--runs",
      description = "a line for each run besides, with its job where it waits in Slurm's queue")
  private boolean runs;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepStatusCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Outcome<SweepPlan> plan = folder.current();
    return plan.isOk()
        ? print(plan.orThrow())
        : StandardStreams.of(spec).refuse(plan.failure().orElseThrow());
  }

  private int print(SweepPlan plan) throws InterruptedException {
    SweepStatus status = SweepStatus.of(plan, Instant.now());
    StandardStreams streams = StandardStreams.of(spec);
    if (json) {
      return streams.answer(SweepStatusText.json(status));
    }
    folder.goesOn(false).ifPresent(streams::say);
    return streams.answer(
        SweepStatusText.plain(status) + (runs ? SweepStatusText.runs(status, queued(plan)) : ""));
  }

  private static QueuedTasks queued(SweepPlan plan) throws InterruptedException {
    return QueuedTasks.of(plan.folder(), SlurmProgram.onPath());
  }
}

package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
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

  @Option(names = "--runs", description = "a line for each run besides")
  private boolean runs;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepStatusCommand() {}

  @Override
  public Integer call() {
    return folder.plan().fold(this::print, StandardStreams.of(spec)::refuse);
  }

  private int print(SweepPlan plan) {
    SweepStatus status = SweepStatus.of(plan, Instant.now());
    return StandardStreams.of(spec)
        .answer(json ? SweepStatusText.json(status) : SweepStatusText.plain(status, runs));
  }
}

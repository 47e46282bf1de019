package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lossmith sweep}: losses x settings x seeds. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Plans and trains many runs: each loss, under each setting, with each seed.",
      "plan writes the list of runs; task trains one of them, work all that are left; any number of",
      "them, on any machines that share the folder, take the runs in turn.",
      "submit gives them to Slurm as jobs; search proposes losses itself, a sweep at a time."
    },
    subcommands = {
      SweepPlanCommand.class,
      SweepTaskCommand.class,
      SweepWorkCommand.class,
      SweepStatusCommand.class,
      SweepSubmitCommand.class,
      SweepSearchCommand.class
    })
public final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepCommand() {}

  @Override
  public Integer call() {
    return StandardStreams.of(spec)
        .refuse(
            Problem.of(
                "app.sweep.which",
                String.join(", ", spec.commandLine().getSubcommands().keySet())));
  }
}

package io.github.lossmith.app.command.probe;

import io.github.lossmith.app.command.output.ProgramFile;
import io.github.lossmith.resources.PythonProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith probe}: the program that measures somebody's own loss. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes probe.py, which measures a PyTorch loss of your own beside it: one file, PyTorch and numpy alone.",
      "Then: python probe.py mymodule:MyLoss, and: lossmith import myloss.probe.json"
    })
public final class ProbeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      defaultValue = "",
      description = "where to write; default, and -: standard output")
  private String out;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  public ProbeCommand() {}

  @Override
  public Integer call() {
    return ProgramFile.of(spec, PythonProgram.PROBE).write(out);
  }
}

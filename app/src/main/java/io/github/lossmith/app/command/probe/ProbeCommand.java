package io.github.lossmith.app.command.probe;

import io.github.lossmith.app.command.output.ProgramFile;
import io.github.lossmith.resources.PythonProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin private ProgramFile file;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  public ProbeCommand() {}

  @Override
  public Integer call() {
    return file.write(spec, PythonProgram.PROBE);
  }
}

package io.github.lossmith.app.command.probe;

import io.github.lossmith.app.command.output.ProgramFile;
import io.github.lossmith.resources.PythonProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lossmith recorder}: shows any PyTorch training in the window. */
@Command(
    name = "recorder",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes lossmith_recorder.py, which records p_t and the gradient of any PyTorch training.",
      "The directory that it writes is a run: open its folder in Train."
    })
public final class RecorderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProgramFile file;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  public RecorderCommand() {}

  @Override
  public Integer call() {
    return file.write(spec, PythonProgram.RECORDER);
  }
}

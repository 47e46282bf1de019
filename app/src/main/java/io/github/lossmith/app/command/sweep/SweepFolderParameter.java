package io.github.lossmith.app.command.sweep;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlan;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The folder of a planned sweep. */
final class SweepFolderParameter {
  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "the folder of a planned sweep, or of a group of seeds")
  private String folder = "";

  /** Made by picocli, which fills in the field. */
  SweepFolderParameter() {}

  /** What is planned there. */
  Outcome<SweepPlan> plan() {
    try {
      return new SweepFolder(Path.of(folder)).read();
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", folder, String.valueOf(e.getReason()));
    }
  }
}

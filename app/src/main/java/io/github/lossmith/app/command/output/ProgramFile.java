package io.github.lossmith.app.command.output;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.PythonProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The option --out of a command that writes a program that comes with Lossmith, and the writing.
 */
public final class ProgramFile {
  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      defaultValue = "",
      description = "where to write; default, and -: standard output")
  private String out = "";

  /** Made by picocli, which fills in the fields. */
  ProgramFile() {}

  /**
   * Writes the program.
   *
   * @return the exit code
   */
  public int write(CommandSpec spec, PythonProgram program) {
    StandardStreams console = StandardStreams.of(spec);
    if (out.isEmpty() || out.equals(StandardStreams.STANDARD_OUTPUT)) {
      return console.answer(program.text());
    }
    try {
      Path given = Path.of(out);
      Path file = Files.isDirectory(given) ? given.resolve(program.fileName()) : given;
      console.sayIfPipe(file);
      return AtomicFile.write(file, program.text().getBytes(StandardCharsets.UTF_8))
          .fold(written -> said(console, written), console::refuse);
    } catch (InvalidPathException e) {
      return console.refuse(Problem.of("app.option.path", out, String.valueOf(e.getReason())));
    }
  }

  private static int said(StandardStreams console, Path file) {
    console.say("wrote " + file);
    return CommandLine.ExitCode.OK;
  }
}

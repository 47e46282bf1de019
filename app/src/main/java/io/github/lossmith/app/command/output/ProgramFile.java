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

/** Writes a program that comes with Lossmith where a command says. */
public final class ProgramFile {
  private final StandardStreams console;
  private final PythonProgram program;

  private ProgramFile(StandardStreams console, PythonProgram program) {
    this.console = console;
    this.program = program;
  }

  public static ProgramFile of(CommandSpec spec, PythonProgram program) {
    return new ProgramFile(StandardStreams.of(spec), program);
  }

  /**
   * Writes it.
   *
   * @param out a file or a folder; empty and - mean standard output
   * @return the exit code
   */
  public int write(String out) {
    if (out.isEmpty() || out.equals(StandardStreams.STANDARD_OUTPUT)) {
      return console.answer(program.text());
    }
    try {
      Path given = Path.of(out);
      Path file = Files.isDirectory(given) ? given.resolve(program.fileName()) : given;
      console.sayIfPipe(file);
      return AtomicFile.write(file, program.text().getBytes(StandardCharsets.UTF_8))
          .fold(this::said, console::refuse);
    } catch (InvalidPathException e) {
      return console.refuse(Problem.of("app.option.path", out, String.valueOf(e.getReason())));
    }
  }

  private int said(Path file) {
    console.say("wrote " + file);
    return CommandLine.ExitCode.OK;
  }
}

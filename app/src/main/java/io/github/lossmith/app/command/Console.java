package io.github.lossmith.app.command;

import io.github.lossmith.designer.problem.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints: results to stdout, everything for people to stderr. */
final class Console {
  private final PrintWriter out;
  private final PrintWriter err;

  private Console(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  static Console of(CommandSpec spec) {
    CommandLine line = spec.commandLine();
    return new Console(line.getOut(), line.getErr());
  }

  /** A writer in UTF-8, whatever the system's locale. */
  static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), false);
  }

  /** A line for people. */
  void say(String line) {
    err.println(line);
    err.flush();
  }

  /** The whole result; the exit code says whether it could be written. */
  int answer(String text) {
    out.print(text);
    out.flush();
    if (out.checkError()) {
      say("lossmith: the result could not be written to standard output.");
      return CommandLine.ExitCode.SOFTWARE;
    }
    return CommandLine.ExitCode.OK;
  }

  /** Bad input, in one line. */
  int refuse(Problem problem) {
    say("lossmith: " + oneLine(problem.message()));
    return CommandLine.ExitCode.USAGE;
  }

  /** Good input, but the work failed, in one line. */
  int fail(Problem problem) {
    say("lossmith: " + oneLine(problem.message()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Without line ends and control characters, which a file's or an argument's text may hold. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?");
  }
}

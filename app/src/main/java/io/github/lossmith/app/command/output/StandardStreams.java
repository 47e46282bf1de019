package io.github.lossmith.app.command.output;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The output of a command: results on stdout, messages on stderr. */
public final class StandardStreams {
  /** The name of standard output where a command asks for a file. */
  public static final String STANDARD_OUTPUT = "-";

  /** 128 + SIGPIPE (13), the exit code of a program whose reader has ended, as for cat and grep. */
  public static final int READER_GONE = 141;

  /** The bits of the kind of a file in its mode, and their values for a pipe and a socket. */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final PrintWriter out;
  private final PrintWriter err;

  private StandardStreams(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  public static StandardStreams of(CommandSpec spec) {
    CommandLine line = spec.commandLine();
    return new StandardStreams(line.getOut(), line.getErr());
  }

  /** A writer in UTF-8, independent of the locale, that removes foreign control characters. */
  public static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new VisibleWriter(
            new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8)),
        false);
  }

  /** A line for people. */
  public void say(String line) {
    err.println(line);
    err.flush();
  }

  /**
   * Prints the result; the exit code tells whether it could be written. A reader that ends early,
   * such as {@code head}, is not an error.
   */
  public int answer(String text) {
    out.print(text);
    out.flush();
    if (out.checkError()) {
      if (isRead(Path.of("/dev/fd/1"))) {
        return READER_GONE;
      }
      say("lossmith: the result could not be written to standard output.");
      return CommandLine.ExitCode.SOFTWARE;
    }
    return CommandLine.ExitCode.OK;
  }

  /** Prints a note if {@code file} is a named pipe, which blocks until somebody reads it. */
  public void sayIfPipe(Path file) {
    if (isRead(file) && !file.toAbsolutePath().startsWith("/dev")) {
      say("lossmith: " + file + " is a pipe: waiting for a program that reads it");
    }
  }

  /** Whether another program reads what is written to {@code stream}. */
  private static boolean isRead(Path stream) {
    try {
      int kind = (Integer) Files.getAttribute(stream, "unix:mode") & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Bad input, in one line. */
  public int refuse(Problem problem) {
    say("lossmith: " + oneLine(problem.message()));
    return CommandLine.ExitCode.USAGE;
  }

  /** Good input, but the work failed, in one line. */
  public int fail(Problem problem) {
    say("lossmith: " + oneLine(problem.message()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The text on one line, without the control characters that files and arguments may contain. */
  public static String oneLine(String text) {
    return OneLine.of(text);
  }
}

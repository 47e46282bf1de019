package io.github.lossmith.app.window;

import io.github.lossmith.app.command.LossmithCommand;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line, in this process. */
final class Commands {
  private Commands() {}

  static void run(String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed);
    int code = LossmithCommand.run(writer, writer, arguments);
    if (code != 0) {
      throw new AssertionError("exit code " + code + ": " + printed);
    }
  }
}

package io.github.lossmith.app.window;

import io.github.lossmith.app.command.LossmithCommand;

/** The command line, in this process. */
final class Commands {
  private Commands() {}

  static void run(String... arguments) {
    int code = LossmithCommand.run(arguments);
    if (code != 0) {
      throw new AssertionError("exit code " + code);
    }
  }
}

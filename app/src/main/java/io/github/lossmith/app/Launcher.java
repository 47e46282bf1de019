package io.github.lossmith.app;

import io.github.lossmith.app.command.LossmithCommand;

/**
 * The program's entry. It does not extend {@code javafx.application.Application}, so that JavaFX
 * may stand on the class path and commands start without it.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs a command, or opens the window when there is none, and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(LossmithCommand.run(args));
  }
}

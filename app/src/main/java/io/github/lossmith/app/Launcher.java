package io.github.lossmith.app;

import io.github.lossmith.app.command.LossmithCommand;

/**
 * The program's entry. It does not extend {@code javafx.application.Application}, so that JavaFX
 * may stand on the class path and commands start without it.
 */
public final class Launcher {
  /** PDFBox logs through commons-logging, which would look for a back end in the trainer's jars. */
  private static final String QUIET = "org.apache.commons.logging.impl.NoOpLog";

  private Launcher() {}

  /** Runs a command, or opens the window when there is none, and ends with its exit code. */
  public static void main(String[] args) {
    System.setProperty("org.apache.commons.logging.Log", QUIET);
    System.exit(LossmithCommand.run(args));
  }
}

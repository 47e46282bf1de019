package io.github.lossmith.app;

import io.github.lossmith.app.command.LossmithCommand;
import io.github.lossmith.app.window.WindowLauncher;
import io.github.lossmith.trainer.cache.TemporaryFolder;
import java.util.Set;

/**
 * The program's entry. It does not extend {@code javafx.application.Application}, so that JavaFX
 * may stand on the class path and commands start without it.
 */
public final class LossmithMain {
  /** PDFBox logs through commons-logging, which would look for a back end in the trainer's jars. */
  private static final String QUIET = "org.apache.commons.logging.impl.NoOpLog";

  /**
   * They compute and print: nothing of theirs unpacks a file, and a folder for it would cost them a
   * twentieth of their time.
   */
  private static final Set<String> WITHOUT_FILES =
      Set.of("compare", "imbalance", "inspect", "integrate");

  private LossmithMain() {}

  /**
   * Runs a command, or opens the window when there is none, and ends with its exit code. Nothing of
   * the command line is loaded for the bare window: picocli would cost it a quarter of a second.
   * AWT only draws pictures here: with a screen of its own it would cost half a second.
   */
  public static void main(String[] args) {
    if (args.length == 0 || !WITHOUT_FILES.contains(args[0])) {
      TemporaryFolder.take().ifPresent(LossmithMain::deleteAtEnd);
    }
    System.setProperty("org.apache.commons.logging.Log", QUIET);
    System.setProperty("java.awt.headless", "true");
    System.exit(args.length == 0 ? WindowLauncher.run() : LossmithCommand.run(args));
  }

  private static void deleteAtEnd(TemporaryFolder folder) {
    Runtime.getRuntime().addShutdownHook(new Thread(folder::delete, "lossmith-temporary"));
  }
}

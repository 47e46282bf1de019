package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows a folder in the desktop's file manager. */
final class FolderWindow {
  /** What opens the folder ends at once; a file manager that stays open is no failure. */
  private static final int PATIENCE_S = 10;

  private static final String NO_WINDOW = "app.train.folder.no-window";

  private FolderWindow() {}

  static void open(Path folder, AppServices services) {
    services
        .tasks()
        .background(
            () -> opened(folder) ? Outcome.ok(folder) : Outcome.bad(NO_WINDOW, folder),
            outcome -> outcome.failure().ifPresent(services.notices()::warn));
  }

  private static boolean opened(Path folder) {
    try {
      Process process =
          new ProcessBuilder(command(System.getProperty("os.name", ""), folder))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return !process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The command that opens a folder on {@code system}. */
  static List<String> command(String system, Path folder) {
    String name = system.toLowerCase(Locale.ROOT);
    String path = folder.toAbsolutePath().toString();
    if (name.contains("win")) {
      // Explorer's exit code is 1 also where it worked; cmd's start has a true one.
      return List.of("cmd", "/c", "start", "", path);
    }
    return List.of(name.contains("mac") ? "/usr/bin/open" : "xdg-open", path);
  }
}

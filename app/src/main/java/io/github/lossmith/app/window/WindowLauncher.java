package io.github.lossmith.app.window;

import io.github.lossmith.app.share.LinkText;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** Opens the window from the command line. */
public final class WindowLauncher {
  /** Referenced, because a logger that is garbage collected loses its level. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private WindowLauncher() {}

  /**
   * Opens the window and returns when it is closed; a failure to open it is reported on stderr.
   *
   * @param words files and links to open in it
   * @return the exit code: 0, or 1 if the window could not be opened
   */
  public static int run(String... words) {
    Optional<Problem> problem = open(List.of(words));
    problem.ifPresent(refused -> System.err.println("lossmith: " + refused.message()));
    return problem.isPresent() ? 1 : 0;
  }

  /**
   * Opens the window and returns when it is closed.
   *
   * @param words files and links to open in it
   * @return the problem, where this machine has no screen to open it on
   */
  private static Optional<Problem> open(List<String> words) {
    if (needsDisplay() && System.getenv().getOrDefault("DISPLAY", "").isBlank()) {
      return Optional.of(Problem.of("app.window.no-display"));
    }
    quieten();
    StartupPreload.begin();
    try {
      Application.launch(
          LossmithWindow.class, words.stream().map(WindowLauncher::whole).toArray(String[]::new));
      return Optional.empty();
    } catch (UnsupportedOperationException | LinkageError refused) {
      return Optional.of(refused(refused));
    } catch (RuntimeException failed) {
      return Optional.of(refused(deepest(failed)));
    }
  }

  private static String whole(String word) {
    return LinkText.isLink(word) ? word.strip() : Path.of(word).toAbsolutePath().toString();
  }

  /** JavaFX warns at every start that the class path is not supported, although it works. */
  private static void quieten() {
    JAVAFX.setLevel(Level.SEVERE);
  }

  private static boolean needsDisplay() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.contains("linux") && System.getProperty("glass.platform") == null;
  }

  private static Problem refused(Throwable cause) {
    String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    String library = line.toLowerCase(Locale.ROOT);
    boolean gtk =
        cause instanceof LinkageError || library.contains("gtk") || library.contains(".so");
    return Problem.of(gtk ? "app.window.no-library" : "app.window.not-opened", line);
  }

  private static Throwable deepest(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}

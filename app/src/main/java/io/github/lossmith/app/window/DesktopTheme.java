package io.github.lossmith.app.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks the desktop whether its theme is dark, with a short timeout. */
final class DesktopTheme {
  private static final long PATIENCE_MS = 400;

  private DesktopTheme() {}

  /** Asks on another thread, so that the start does not wait. */
  static CompletableFuture<Boolean> dark() {
    return CompletableFuture.supplyAsync(() -> answersDark(System.getProperty("os.name", "")));
  }

  private static boolean answersDark(String system) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return answer("defaults", "read", "-g", "AppleInterfaceStyle").contains("dark");
    }
    if (os.contains("win")) {
      return answer(
              "reg",
              "query",
              "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
              "/v",
              "AppsUseLightTheme")
          .contains("0x0");
    }
    return answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
        .contains("dark");
  }

  private static String answer(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        process.destroy();
        return "";
      }
      return new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8)
          .toLowerCase(Locale.ROOT);
    } catch (IOException absent) {
      return "";
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}

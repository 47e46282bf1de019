package io.github.lossmith.designer.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, or that of {@code -Dlossmith.chromium}, without a window. */
final class Chromium {
  private static final Path PROGRAM =
      Path.of(System.getProperty("lossmith.chromium", "/usr/bin/chromium"));

  /** It needs two seconds; a page that never ends must not hold the build. */
  private static final long LIMIT_S = 120;

  private Chromium() {}

  static void assumeThere() {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM), "SKIPPED: no " + PROGRAM + "; apt-get install chromium");
  }

  /** The document of a page once its scripts are done; the folder takes the browser's profile. */
  static String document(Path page, Path folder) throws IOException, InterruptedException {
    Path out = folder.resolve("document.txt");
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=60000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Chromium did not end in " + LIMIT_S + " s");
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}

package io.github.lossmith.designer.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Python, or that of {@code -Dlossmith.python}; tests that need one of its modules
 * skip, and say so, where it is missing.
 */
public final class Python {
  public static final String PROGRAM = System.getProperty("lossmith.python", "/usr/bin/python3");

  /** Whether a module can be imported; PyTorch takes a second. */
  private static final Map<String, Boolean> THERE = new ConcurrentHashMap<>();

  private Python() {}

  static void assumeThere() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(PROGRAM)), "SKIPPED: no " + PROGRAM);
  }

  static void assumeTorch() throws IOException, InterruptedException {
    assumeModule("torch");
  }

  /** Skips the test where a module is missing. */
  public static void assumeModule(String module) throws IOException, InterruptedException {
    assumeModule(module, "apt-get install python3-" + module);
  }

  /** Skips the test where a module is missing, and says how it is installed. */
  static void assumeModule(String module, String how) throws IOException, InterruptedException {
    Boolean known = THERE.get(module);
    boolean there = known == null ? isThere(module) : known;
    THERE.put(module, there);
    Assumptions.assumeTrue(there, "SKIPPED: no " + module + " for " + PROGRAM + "; " + how);
  }

  private static boolean isThere(String module) throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PROGRAM))
        && new ProcessBuilder(PROGRAM, "-c", "import " + module)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }

  /** Standard output of the script; fails with its error output. */
  public static String run(Path script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM, script.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> errors(process));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(errors.join());
    }
    return out;
  }

  /** Read from the pipe: a file for them would be left behind where the test is killed. */
  private static String errors(Process process) {
    try (InputStream in = process.getErrorStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      return "";
    }
  }
}

package io.github.lossmith.designer.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Python, or that of {@code -Dlossmith.python}; tests that need PyTorch skip, and say
 * so, where it is missing.
 */
final class Python {
  private static final String PROGRAM = System.getProperty("lossmith.python", "/usr/bin/python3");

  private Python() {}

  static void assumeThere() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(PROGRAM)), "SKIPPED: no " + PROGRAM);
  }

  static void assumeTorch() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PROGRAM))
            && new ProcessBuilder(PROGRAM, "-c", "import torch").start().waitFor() == 0;
    Assumptions.assumeTrue(
        there, "SKIPPED: no PyTorch for " + PROGRAM + "; apt-get install python3-torch");
  }

  /** Standard output of the script; fails with its error output. */
  static String run(Path script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM, script.toString()));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("python", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(errors));
    }
    return out;
  }
}

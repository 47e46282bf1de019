package io.github.lossmith.trainer.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs programs with the system's PyTorch; tests skip, and say so, where it is missing. */
final class TorchProgram {
  private static final String PYTHON = "/usr/bin/python3";

  private TorchProgram() {}

  static void assumeTorch() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import torch, numpy, PIL, h5py").start().waitFor()
                == 0;
    Assumptions.assumeTrue(
        there, "SKIPPED: no PyTorch; apt-get install python3-torch python3-pil python3-h5py");
  }

  /** Standard output; fails with the error output. */
  static String run(Path script, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
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

  /** Exit code and the error output's last line. */
  record End(int code, String line) {}

  /** How a program ends. */
  static End end(Path script, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String errors = errors(process);
    int code = process.waitFor();
    return new End(code, errors.lines().reduce("", (before, last) -> last));
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}

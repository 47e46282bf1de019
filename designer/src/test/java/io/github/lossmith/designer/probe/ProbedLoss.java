package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.export.Python;
import io.github.lossmith.resources.PythonProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs probe.py on a loss, with the system's Python or that of {@code -Dlossmith.python}. */
final class ProbedLoss {
  /** The promise of probe.py, with time for a machine that does other things too. */
  private static final int SECONDS = 150;

  private final Path folder;

  ProbedLoss(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("probe.py"), PythonProgram.PROBE.text());
    for (String name :
        List.of(
            "known_losses.py",
            "newcomers.py",
            "strangers.py",
            "library_losses.py",
            "probe_many.py")) {
      try (InputStream in = ProbedLoss.class.getResourceAsStream(name)) {
        Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Several losses, probed in one process. */
  Map<String, ImportedLoss> many(List<String> words) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Path lines = folder.resolve("lines.txt");
    Files.write(lines, words);
    Process process =
        new ProcessBuilder(Python.PROGRAM, "probe_many.py", folder.toString())
            .directory(folder.toFile())
            .redirectInput(lines.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(log));
    }
    Map<String, ImportedLoss> losses = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      losses.put(words.get(i), ImportedLoss.read(folder.resolve(i + ".probe.json")).orThrow());
    }
    return losses;
  }

  /** The path of one of the faulty losses that the documentation shows. */
  static Path bug(String name) {
    Path root = Path.of(System.getProperty("lossmith.root", ".."));
    return root.resolve("docs/find-the-bug").resolve(name + ".py").toAbsolutePath();
  }

  /** The file that probe.py writes of the loss that the words name. */
  Path file(String... words) throws IOException, InterruptedException {
    Path out = folder.resolve("loss.probe.json");
    Files.deleteIfExists(out);
    List<String> command = new ArrayList<>(List.of(Python.PROGRAM, "probe.py"));
    command.addAll(List.of(words));
    command.addAll(List.of("--out", out.toString()));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("probe.py took more than " + SECONDS + " s");
    }
    if (!Files.exists(out)) {
      throw new AssertionError(Files.readString(log));
    }
    return out;
  }

  ImportedLoss read(String... words) throws IOException, InterruptedException {
    return ImportedLoss.read(file(words)).orThrow();
  }
}

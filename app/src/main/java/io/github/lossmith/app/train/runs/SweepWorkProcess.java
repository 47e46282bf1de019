package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.engine.TrainingLauncher;
import io.github.lossmith.trainer.search.SearchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts {@code sweep work}, or {@code sweep search} where a search is, as a process that outlives
 * the window.
 */
final class SweepWorkProcess implements SweepStarter {
  /** What the process says, in the folder of the sweep. */
  static final String LOG = "work.log";

  @Override
  public Process start(Path folder, boolean despiteFailures) throws IOException {
    List<String> words = new ArrayList<>(TrainingLauncher.detached().before());
    words.addAll(program());
    words.addAll(words(folder.toAbsolutePath()));
    if (despiteFailures) {
      words.add("--failed");
    }
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()))
        .start();
  }

  /** The command that goes on with a folder, without the program's name. */
  static List<String> words(Path folder) {
    return new SearchFolder(folder).exists()
        ? List.of("sweep", "search", "--out", folder.toString())
        : List.of("sweep", "work", folder.toString());
  }

  /** The launcher that started this window, or else the Java that runs it. */
  private static List<String> program() {
    String launcher = System.getProperty("lossmith.command", "");
    return launcher.isEmpty()
        ? List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.github.lossmith.app.LossmithMain")
        : List.of(launcher);
  }
}

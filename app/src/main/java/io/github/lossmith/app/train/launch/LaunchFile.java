package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The launch form as files, so that the command line below it works wherever and whenever it is
 * pasted. A file's name contains a hash of its content, so that a later change creates another
 * file.
 */
public final class LaunchFile {
  /** The file is written when the user stops typing for this long. */
  private static final Duration REST = Duration.ofMillis(300);

  private static final int KEPT = 100;
  private static final String SUFFIX = ".experiment.json";

  private final Path folder;
  private final Tasks tasks;
  private Cancellable next = () -> {};

  LaunchFile(Path folder, Tasks tasks) {
    this.folder = folder.toAbsolutePath();
    this.tasks = tasks;
  }

  /** The file of the experiment, which {@link #keep} writes a moment later. */
  public Path of(Experiment experiment) {
    String hash = String.format(Locale.ROOT, "%08x", ExperimentFile.print(experiment).hashCode());
    return folder.resolve(RunDirectory.folderName(experiment.name()) + "-" + hash + SUFFIX);
  }

  /** Writes it, unless another one comes soon. */
  void keep(Experiment experiment) {
    next.cancel();
    Path file = of(experiment);
    next = tasks.later(REST, () -> tasks.background(() -> write(experiment, file)));
  }

  private void write(Experiment experiment, Path file) {
    CompleteExperiment.of(experiment)
        .toOptional()
        .filter(complete -> !Files.exists(file))
        .ifPresent(complete -> replace(complete, file));
  }

  /** A folder that cannot be written is told when a run is started; this is only for pasting. */
  private void replace(Experiment complete, Path file) {
    try {
      Files.createDirectories(folder);
      ExperimentFile.write(complete, file);
      forgetOldest();
    } catch (IOException unwritable) {
      System.err.println("lossmith: " + file + " is not kept: " + unwritable);
    }
  }

  private void forgetOldest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> old =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted(Comparator.comparingLong((Path f) -> f.toFile().lastModified()).reversed())
              .skip(KEPT)
              .toList();
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    }
  }
}

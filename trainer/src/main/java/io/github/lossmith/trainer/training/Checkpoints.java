package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The checkpoints of one loss in a run directory: the last two and the best. */
final class Checkpoints {
  private static final int KEPT = 2;

  private final RunDirectory directory;
  private final String loss;

  Checkpoints(RunDirectory directory, String loss) {
    this.directory = directory;
    this.loss = loss;
  }

  /**
   * How many values the arrays of a fitting checkpoint have.
   *
   * @param weights of the detector
   * @param moments of Adam
   */
  record Fit(int weights, int moments) {
    boolean holds(Checkpoint checkpoint) {
      return checkpoint.weights().length == weights && checkpoint.moments().length == moments;
    }
  }

  /** Writes a checkpoint, then deletes all but the last two. */
  void write(Checkpoint checkpoint) throws IOException {
    checkpoint.write(directory.checkpoint(loss, checkpoint.steps()));
    List<Long> there = directory.checkpointIterations(loss);
    for (int i = 0; i < there.size() - KEPT; i++) {
      Files.deleteIfExists(directory.checkpoint(loss, there.get(i)));
    }
  }

  /** Writes the checkpoint with the best mAP so far. */
  void writeBest(Checkpoint checkpoint) throws IOException {
    checkpoint.write(directory.bestCheckpoint(loss));
  }

  boolean isEmpty() throws IOException {
    return directory.checkpointIterations(loss).isEmpty();
  }

  /**
   * Why nothing here may be touched: a checkpoint of another experiment or of a newer version.
   * Damaged ones are passed over.
   *
   * @param experiments fingerprints of which it must have one
   */
  Optional<Problem> foreign(Set<String> experiments) throws IOException {
    for (long steps : directory.checkpointIterations(loss)) {
      Path file = directory.checkpoint(loss, steps);
      try {
        Checkpoint.Head head = Checkpoint.head(file);
        if (head.isNewer()) {
          return Optional.of(Problem.of("trainer.training.newer", file, head.version()));
        }
        if (!experiments.contains(head.experiment())) {
          return Optional.of(Problem.of("trainer.training.foreign", file));
        }
      } catch (IOException | IllegalArgumentException damaged) {
        // told by last(), when the training begins
      }
    }
    return Optional.empty();
  }

  /**
   * The last checkpoint that can be read and fits. Damaged ones are told and deleted; those that do
   * not fit are told and passed over.
   *
   * @return a problem where there are checkpoints and none of them fits
   */
  Outcome<Optional<Checkpoint>> last(Fit fit, Consumer<String> told) throws IOException {
    List<Long> there = new ArrayList<>(directory.checkpointIterations(loss));
    Collections.reverse(there);
    Optional<Problem> unfit = Optional.empty();
    for (long steps : there) {
      Path file = directory.checkpoint(loss, steps);
      try {
        Checkpoint read = Checkpoint.read(file);
        if (fit.holds(read)) {
          return Outcome.ok(Optional.of(read));
        }
        Problem problem =
            Problem.of("trainer.training.unfit", file, read.weights().length, fit.weights());
        unfit = Optional.of(problem);
        told.accept(problem.message());
      } catch (IOException | IllegalArgumentException failure) {
        told.accept(file + " is damaged (" + failure.getMessage() + ")");
        Files.deleteIfExists(file);
      }
    }
    return unfit
        .map(Outcome::<Optional<Checkpoint>>bad)
        .orElseGet(() -> Outcome.ok(Optional.empty()));
  }

  /** Deletes what was written after {@code steps} steps, the best one too if it is later. */
  void deleteAfter(long steps) throws IOException {
    for (long later : directory.checkpointIterations(loss)) {
      if (later > steps) {
        Files.deleteIfExists(directory.checkpoint(loss, later));
      }
    }
    Path best = directory.bestCheckpoint(loss);
    if (Files.exists(best) && isAfter(best, steps)) {
      Files.delete(best);
    }
  }

  private static boolean isAfter(Path file, long steps) {
    try {
      return Checkpoint.head(file).steps() > steps;
    } catch (IOException | IllegalArgumentException damaged) {
      return true;
    }
  }

  /** Deletes what a kill left half-written; only the one process that holds the lock may. */
  void sweep() throws IOException {
    Path folder = directory.checkpoints(loss);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*.new")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}

package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.CheckpointFiles;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The checkpoints of one loss in a run directory: the last two and the best. */
final class Checkpoints {
  /** Number of checkpoints kept: if the last is damaged, the one before it is used. */
  private static final int KEPT = 2;

  /** Suffix of a checkpoint that cannot be read; it is ignored, but kept. */
  private static final String DAMAGED = ".damaged";

  private final RunDirectory directory;
  private final CheckpointFiles files;
  private final String loss;

  Checkpoints(RunDirectory directory, String loss) {
    this.directory = directory;
    this.files = files(directory);
    this.loss = loss;
  }

  /** The files of DL4J's checkpoints of a run. */
  static CheckpointFiles files(RunDirectory run) {
    return new CheckpointFiles(run, ".zip");
  }

  /**
   * The array lengths of a matching checkpoint.
   *
   * @param weights of the detector
   * @param moments of Adam, or the velocity of SGD
   */
  record Fit(int weights, int moments) {
    boolean holds(Checkpoint checkpoint) {
      return checkpoint.weights().length == weights && checkpoint.moments().length == moments;
    }
  }

  /** Writes a checkpoint, then deletes all but it and the previous one. */
  void write(Checkpoint checkpoint) throws IOException {
    checkpoint.write(files.file(loss, checkpoint.steps()));
    List<Long> there =
        files.steps(loss).stream().filter(steps -> steps <= checkpoint.steps()).toList();
    for (int i = 0; i < there.size() - KEPT; i++) {
      Files.deleteIfExists(files.file(loss, there.get(i)));
    }
  }

  /** Writes the checkpoint with the best mAP so far. */
  void writeBest(Checkpoint checkpoint) throws IOException {
    checkpoint.write(files.best(loss));
  }

  boolean isEmpty() throws IOException {
    return files.steps(loss).isEmpty();
  }

  /**
   * Why nothing here may be changed: a checkpoint of another experiment or of a newer version, or
   * one that is unreadable. Damaged ones are ignored.
   *
   * @param experiments fingerprints of which it must have one
   */
  Optional<Problem> foreign(Set<String> experiments) throws IOException {
    List<Path> there = new ArrayList<>();
    files.steps(loss).forEach(n -> there.add(files.file(loss, n)));
    if (Files.exists(files.best(loss))) {
      there.add(files.best(loss));
    }
    for (Path file : there) {
      try {
        Checkpoint.Head head = Checkpoint.head(file);
        if (head.isNewer()) {
          return Optional.of(Problem.of("trainer.training.newer", file, head.version()));
        }
        if (!experiments.contains(head.experiment())) {
          return Optional.of(Problem.of("trainer.training.foreign", file));
        }
      } catch (Checkpoint.Damaged passedOver) {
        // told by last(), when the training begins
      } catch (IOException unreadable) {
        Object reason = AtomicFile.reason(unreadable);
        return Optional.of(Problem.of("trainer.training.unreadable", file, reason));
      }
    }
    return Optional.empty();
  }

  /** Whether a checkpoint here is of this training. */
  boolean isOf(Set<String> experiments) throws IOException {
    for (long steps : files.steps(loss)) {
      try {
        if (experiments.contains(Checkpoint.head(files.file(loss, steps)).experiment())) {
          return true;
        }
      } catch (Checkpoint.Damaged passedOver) {
        // of no training
      }
    }
    return false;
  }

  /**
   * The last readable, matching checkpoint. Damaged ones are reported and renamed, others that do
   * not match are reported and skipped.
   *
   * @return a problem if there are checkpoints and none of them matches
   */
  Outcome<Optional<Checkpoint>> last(Fit fit, Consumer<String> told) throws IOException {
    List<Long> there = new ArrayList<>(files.steps(loss));
    Collections.reverse(there);
    Optional<Problem> unfit = Optional.empty();
    for (long steps : there) {
      Path file = files.file(loss, steps);
      try {
        Checkpoint read = Checkpoint.read(file);
        if (read.steps() != steps) {
          throw new Checkpoint.Damaged("it is of step " + read.steps());
        }
        if (fit.holds(read)) {
          return Outcome.ok(Optional.of(read));
        }
        Problem problem =
            Problem.of("trainer.training.unfit", file, read.weights().length, fit.weights());
        unfit = Optional.of(problem);
        told.accept(problem.message());
      } catch (Checkpoint.Damaged damaged) {
        Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        String reason = String.valueOf(damaged.getMessage());
        told.accept(Problem.of("trainer.training.damaged", file, reason, aside).message());
      }
    }
    return unfit
        .map(Outcome::<Optional<Checkpoint>>bad)
        .orElseGet(() -> Outcome.ok(Optional.empty()));
  }

  /** Deletes what was written after {@code steps} steps: the best one and pictures too. */
  void deleteAfter(long steps) throws IOException {
    for (long later : files.steps(loss)) {
      if (later > steps) {
        Files.deleteIfExists(files.file(loss, later));
      }
    }
    Path best = files.best(loss);
    if (Files.exists(best) && isAfter(best, steps)) {
      Files.delete(best);
    }
    for (long later : directory.detectionIterations(loss)) {
      if (later > steps) {
        directory.deleteDetections(loss, later);
      }
    }
  }

  private static boolean isAfter(Path file, long steps) throws IOException {
    try {
      return Checkpoint.head(file).steps() > steps;
    } catch (Checkpoint.Damaged ofNoUse) {
      return true;
    }
  }
}

package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

  /**
   * The last checkpoint that can be read; damaged ones are told and deleted.
   *
   * @param experiment fingerprint that it must have
   */
  Optional<Checkpoint> last(String experiment, Consumer<String> damaged) throws IOException {
    List<Long> there = new ArrayList<>(directory.checkpointIterations(loss));
    Collections.reverse(there);
    for (Long steps : there) {
      var file = directory.checkpoint(loss, steps);
      try {
        Checkpoint read = Checkpoint.read(file);
        if (read.experiment().equals(experiment)) {
          return Optional.of(read);
        }
        damaged.accept(file + " belongs to another experiment");
      } catch (IOException | IllegalArgumentException failure) {
        damaged.accept(file + " is damaged (" + failure.getMessage() + ")");
      }
      Files.deleteIfExists(file);
    }
    return Optional.empty();
  }
}

package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The true reason of a failed training, looked for among all its causes. */
public final class FailureReason {
  /** Less room than one block of any file system: nothing more can be written. */
  private static final long NO_ROOM_BYTES = 1 << 16;

  private FailureReason() {}

  /** In words, with what can be done. */
  static String of(Throwable failure, RunDirectory directory) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
      if (at instanceof OutOfMemoryError) {
        return Problem.of("trainer.training.memory", String.valueOf(at.getMessage())).message();
      }
      if (at instanceof IOException disk) {
        return ofDisk(disk, directory).message();
      }
    }
    return String.valueOf(failure);
  }

  private static Problem ofDisk(IOException failure, RunDirectory directory) {
    if (!Files.exists(directory.experiment())) {
      return Problem.of("trainer.training.gone", directory.path());
    }
    String words = String.valueOf(failure.getMessage());
    return words.contains("No space left") || isFull(directory)
        ? Problem.of("trainer.training.full", directory.path())
        : Problem.of("trainer.training.unwritable", directory.path(), AtomicFile.reason(failure));
  }

  /** Whether the disk of the directory has no room left. */
  public static boolean isFull(RunDirectory directory) {
    try {
      return Files.getFileStore(directory.path()).getUsableSpace() < NO_ROOM_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}

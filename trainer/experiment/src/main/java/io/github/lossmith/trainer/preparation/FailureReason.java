package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the actual reason of a failed training among all causes of the exception. */
public final class FailureReason {
  /** Less space than one block of any file system: nothing more can be written. */
  private static final long NO_ROOM_BYTES = 1 << 16;

  private static final Pattern MEMORY =
      Pattern.compile(
          "(?i)bad_alloc|out of memory|cannot allocate memory|failed to allocate"
              + "|allocation failed|ALLOC_FAILED");

  /** Messages of Linux, macOS and Windows for full disks and exceeded quotas. */
  private static final Pattern FULL =
      Pattern.compile("(?i)no space left|not enough space|disk is full|quota exceeded");

  private static final String TOO_LITTLE = "trainer.training.memory";

  private FailureReason() {}

  /** The reason of a failure in words, with what can be done. */
  public static String of(Throwable failure, RunDirectory directory) {
    return problem(failure, directory).message();
  }

  /** Whether the memory of the machine or of a card was too small. */
  public static boolean isMemory(Throwable failure, RunDirectory directory) {
    return problem(failure, directory).key().equals(TOO_LITTLE);
  }

  private static Problem problem(Throwable failure, RunDirectory directory) {
    Throwable last = failure;
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
      if (isMemory(at)) {
        return Problem.of(TOO_LITTLE, words(at));
      }
      if (at instanceof IOException disk) {
        return ofDisk(disk, directory);
      }
      last = at;
    }
    return Problem.of("trainer.training.failed", words(last), directory.log());
  }

  /** Native libraries and CUDA have no specific exception for it. */
  private static boolean isMemory(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || MEMORY.matcher(String.valueOf(failure.getMessage())).find();
  }

  private static String words(Throwable failure) {
    String words =
        Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    return words.endsWith(".")
        ? words.substring(0, words.length() - 1)
        : words; // it is in a sentence
  }

  private static Problem ofDisk(IOException failure, RunDirectory directory) {
    if (!Files.exists(directory.experiment())) {
      return Problem.of("trainer.training.gone", directory.path());
    }
    if (isFull(failure) || isFull(directory)) {
      return Problem.of("trainer.training.full", place(failure, directory));
    }
    Object reason = AtomicFile.reason(failure);
    return Problem.of("trainer.training.disk", place(failure, directory), reason);
  }

  private static boolean isFull(IOException failure) {
    return FULL.matcher(String.valueOf(failure.getMessage())).find();
  }

  /** The file, where it is told; it may be one of the cache. */
  private static Path place(IOException failure, RunDirectory directory) {
    return failure instanceof FileSystemException file && file.getFile() != null
        ? Path.of(file.getFile())
        : directory.path();
  }

  /** Whether the disk of the directory has no room left. */
  public static boolean isFull(RunDirectory directory) {
    if (!Files.exists(directory.path())) {
      return false;
    }
    try {
      return Files.getFileStore(directory.path()).getUsableSpace() < NO_ROOM_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}

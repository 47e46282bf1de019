package io.github.lossmith.trainer.run;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is looked at again and again, and read only where it has changed since. Its writers
 * replace it as a whole, or append to it. Not thread-safe.
 *
 * @param <T> what it contains
 */
public final class FileFollower<T> {
  private final Path file;
  private final Supplier<Outcome<T>> reading;
  private @Nullable Known<T> known;

  /** The file as it was read, or why it could not be. */
  private record Known<T>(FileTime modified, Optional<Object> key, long size, Outcome<T> contents) {
    boolean isOf(BasicFileAttributes file) {
      return modified.equals(file.lastModifiedTime())
          && key.equals(Optional.ofNullable(file.fileKey()))
          && size == file.size();
    }
  }

  /**
   * @param reading of the file
   */
  public FileFollower(Path file, Supplier<Outcome<T>> reading) {
    this.file = file;
    this.reading = reading;
  }

  /** When the file was written as it was seen last; the beginning of time before that. */
  public Instant modified() {
    Known<T> last = known;
    return last == null ? Instant.EPOCH : last.modified().toInstant();
  }

  /**
   * What is in the file now.
   *
   * @throws IOException if the file is not there, or cannot be looked at
   */
  public Outcome<T> look() throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Known<T> before = known;
    if (before != null && before.isOf(now)) {
      return before.contents();
    }
    Outcome<T> read = reading.get();
    known =
        new Known<>(now.lastModifiedTime(), Optional.ofNullable(now.fileKey()), now.size(), read);
    return read;
  }
}

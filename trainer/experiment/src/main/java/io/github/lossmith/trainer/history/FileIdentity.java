package io.github.lossmith.trainer.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Detects whether the file or folder at a path is still the same, or was moved or deleted. */
public final class FileIdentity {
  private final Path path;

  /** Device and inode; null if the system has none, in which case existence must suffice. */
  private final @Nullable Object key;

  private FileIdentity(Path path, @Nullable Object key) {
    this.path = path;
    this.key = key;
  }

  /** The identity of the file at {@code path}. */
  public static FileIdentity of(Path path) throws IOException {
    return new FileIdentity(path, key(path));
  }

  /** Whether the same file or folder is still at the path. */
  public boolean holds() {
    try {
      Object now = key(path);
      return key == null || key.equals(now);
    } catch (IOException gone) {
      return false;
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}

package io.github.lossmith.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether what stands at a path is still the same file or folder, or was moved or deleted.
 */
public final class FileIdentity {
  private final Path path;

  /** Device and inode; null where the system has none, and then being there has to do. */
  private final @Nullable Object key;

  private FileIdentity(Path path, @Nullable Object key) {
    this.path = path;
    this.key = key;
  }

  /** Of what stands at {@code path} now. */
  public static FileIdentity of(Path path) throws IOException {
    return new FileIdentity(path, key(path));
  }

  /** Whether it still stands there. */
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

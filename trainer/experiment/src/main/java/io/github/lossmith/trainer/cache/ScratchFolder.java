package io.github.lossmith.trainer.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of random name for files that are needed for a moment, in {@code java.io.tmpdir}: that
 * is the process's {@link TemporaryFolder}, so that what a killed process leaves goes at the next
 * start. Closing it deletes it with everything in it.
 */
public final class ScratchFolder implements AutoCloseable {
  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder.
   *
   * @param purpose the beginning of its name
   * @throws IOException where the temporary folder cannot be written
   */
  public static ScratchFolder create(String purpose) throws IOException {
    return new ScratchFolder(Files.createTempDirectory("lossmith-" + purpose));
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** A file or folder in it. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Processes that write into it have to have ended. */
  @Override
  public void close() {
    TemporaryFolder.delete(path);
  }
}

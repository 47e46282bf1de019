package io.github.lossmith.trainer.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Watches files that a process of another machine changes while it lives. Clocks of two machines
 * are never compared: what counts is that nothing changed for so long by this one's clock.
 *
 * @param files those that it changes
 * @param silence without a change that is taken for its end
 * @param look how often the files are read
 */
record SignOfLife(List<Path> files, Duration silence, Duration look) {
  /** A larger file is told by size and time. */
  private static final long READ_BYTES = 1 << 16;

  /** Whether none of the files changed for the whole silence; returns at the first change. */
  boolean isMissing() {
    List<Object> before = signs();
    long end = System.nanoTime() + silence.toNanos();
    while (System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.sleep(look.toNanos());
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
        return false;
      }
      if (!signs().equals(before)) {
        return false;
      }
    }
    return true;
  }

  private List<Object> signs() {
    return files.stream().map(SignOfLife::sign).toList();
  }

  /** The content, which a file server gives when the file is opened; its times may be cached. */
  private static Object sign(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      Object content =
          found.size() <= READ_BYTES && found.isRegularFile()
              ? Arrays.hashCode(Files.readAllBytes(file))
              : 0;
      return List.of(found.size(), found.lastModifiedTime(), content);
    } catch (IOException missing) {
      return "";
    }
  }
}

package io.github.lossmith.trainer.run;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Appends to {@code metrics.jsonl}, each line whole and in one write. */
public final class MetricsWriter implements AutoCloseable {
  private final FileChannel channel;

  private MetricsWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** Goes on at the end of the file, or begins it; a half-written last line is cut off first. */
  public static MetricsWriter open(Path file) throws IOException {
    cut(file, line -> false);
    return new MetricsWriter(FileChannel.open(file, CREATE, WRITE, APPEND));
  }

  /**
   * Goes on from a checkpoint: everything from the first line of this loss with more than {@code
   * iteration} steps on is cut off. Losses are trained one after another, so nothing of another
   * loss that still holds is lost.
   */
  public static MetricsWriter resume(Path file, String loss, long iteration) throws IOException {
    cut(file, line -> line.loss().equals(loss) && line.iteration() > iteration);
    return new MetricsWriter(FileChannel.open(file, CREATE, WRITE, APPEND));
  }

  /** Hands the line to the operating system before it returns. */
  public synchronized void append(MetricLine line) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap((MetricJson.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Brings everything to the disk, as before a checkpoint. */
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }

  /** Which line, if any, and all after it no longer hold. */
  private interface Cut {
    boolean from(MetricLine line);
  }

  private static void cut(Path file, Cut cut) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    long length = lengthToKeep(file, cut);
    if (length < Files.size(file)) {
      try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
        channel.truncate(length);
        channel.force(false);
      }
    }
  }

  private static long lengthToKeep(Path file, Cut cut) throws IOException {
    long kept = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        line.write(next);
        if (next != '\n') {
          continue;
        }
        Optional<MetricLine> read = MetricJson.read(line.toString(StandardCharsets.UTF_8));
        if (read.isPresent() && cut.from(read.get())) {
          return kept;
        }
        kept += line.size();
        line.reset();
      }
    }
    return kept;
  }
}

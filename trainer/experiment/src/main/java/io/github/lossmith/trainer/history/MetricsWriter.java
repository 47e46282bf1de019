package io.github.lossmith.trainer.history;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Appends to {@code metrics.jsonl}, each line in a single write. */
public final class MetricsWriter implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final FileIdentity identity;

  private MetricsWriter(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.identity = FileIdentity.of(file);
  }

  /** Opens the file for appending, or creates it; a half-written last line is cut off first. */
  public static MetricsWriter open(Path file) throws IOException {
    MetricsCut.wholeLines(file).apply();
    return new MetricsWriter(file, FileChannel.open(file, CREATE, WRITE, APPEND));
  }

  /**
   * Writes the line to the operating system before it returns.
   *
   * @throws NoSuchFileException if the file was moved or deleted: nobody would see what is written
   */
  public synchronized void append(MetricLine line) throws IOException {
    requireThere();
    ByteBuffer bytes =
        ByteBuffer.wrap((MetricJson.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Forces everything to the disk, for example before a checkpoint. */
  public void force() throws IOException {
    requireThere();
    channel.force(false);
  }

  private void requireThere() throws NoSuchFileException {
    if (!identity.holds()) {
      throw new NoSuchFileException(file.toString());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}

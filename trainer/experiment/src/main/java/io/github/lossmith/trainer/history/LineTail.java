package io.github.lossmith.trainer.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the lines of a growing file. An incomplete last line is read later; a file that was
 * truncated or replaced is read again from its start; a missing file counts as empty. Lines longer
 * than {@link #MAX_LINE_BYTES} are skipped. Not thread-safe.
 */
public final class LineTail {
  /** Longer lines are not read. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  /** Bytes read at once: a run of 38,000 steps has 8 MB of metrics. */
  private static final int CHUNK_BYTES = 4 << 20;

  private final Path file;
  private final long chunk;
  private long position;
  private byte[] lastLine = new byte[0];
  private boolean skipping;

  public LineTail(Path file) {
    this(file, CHUNK_BYTES);
  }

  LineTail(Path file, int chunk) {
    this.file = file;
    this.chunk = chunk;
  }

  /**
   * The lines since the last call.
   *
   * @param restarted what was read before no longer holds; {@code lines} start the file anew
   * @param lines whole lines without their ends
   * @param more the file holds more; ask again
   */
  public record Lines(boolean restarted, List<String> lines, boolean more) {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** The next lines, at most some megabytes. */
  public Lines poll() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      boolean restarted = position > 0 && !holdsWhatWasRead(channel);
      if (restarted) {
        forget();
      }
      return next(channel, restarted);
    } catch (NoSuchFileException e) {
      boolean restarted = position > 0;
      forget();
      return new Lines(restarted, List.of(), false);
    }
  }

  private void forget() {
    position = 0;
    lastLine = new byte[0];
    skipping = false;
  }

  private boolean holdsWhatWasRead(SeekableByteChannel channel) throws IOException {
    if (channel.size() < position) {
      return false;
    }
    byte[] now = read(channel, position - lastLine.length, lastLine.length);
    return Arrays.equals(now, lastLine);
  }

  private Lines next(SeekableByteChannel channel, boolean restarted) throws IOException {
    long available = channel.size() - position;
    byte[] bytes = read(channel, position, (int) Math.min(available, chunk));
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        take(bytes, start, i, lines);
        start = i + 1;
      }
    }
    position += start + overlong(bytes, start);
    return new Lines(restarted, lines, start > 0 && available > bytes.length);
  }

  private void take(byte[] bytes, int start, int end, List<String> lines) {
    if (!skipping && end - start <= MAX_LINE_BYTES) {
      lines.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }
    skipping = false;
    // Enough to tell a file that was replaced: the end of a line with its time and numbers.
    lastLine = Arrays.copyOfRange(bytes, Math.max(start, end - 200), end + 1);
  }

  /** A line that is too long is skipped, so that reading never blocks. */
  private int overlong(byte[] bytes, int start) {
    int rest = bytes.length - start;
    if (rest <= Math.min(MAX_LINE_BYTES, chunk - 1)) {
      return 0;
    }
    skipping = true;
    lastLine = Arrays.copyOfRange(bytes, bytes.length - Math.min(200, rest), bytes.length);
    return rest;
  }

  private static byte[] read(SeekableByteChannel channel, long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    channel.position(from);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        break;
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}

package io.github.lossmith.trainer.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The end of a log file, however long the file is. */
public final class LogTail {
  private static final int BYTES = 1 << 16;

  /** More of a line does not stand in a list or a terminal's line; a program may never end one. */
  private static final int MOST_CHARACTERS = 1000;

  private LogTail() {}

  /** The last lines, at most 64 KiB; empty where there is no log. */
  public static String read(Path log) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long from = Math.max(0, channel.size() - BYTES);
      ByteBuffer buffer = ByteBuffer.allocate(BYTES);
      channel.position(from);
      int read = 0;
      while (read >= 0 && buffer.hasRemaining()) {
        read = channel.read(buffer);
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
    } catch (IOException missing) {
      return "";
    }
  }

  /** The last line that is not blank, at most its first 1000 characters. */
  public static Optional<String> lastLine(Path log) {
    return read(log)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((first, second) -> second)
        .map(String::strip)
        .map(line -> line.substring(0, Math.min(MOST_CHARACTERS, line.length())));
  }
}

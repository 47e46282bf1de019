package io.github.lossmith.designer.design;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small text files of users: UTF-8, with or without a byte order mark, of bounded size. */
final class BoundedText {
  /** What Windows programs put before UTF-8 text. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private BoundedText() {}

  /**
   * Reads a file.
   *
   * @param most bytes; of a larger file, or an endless one, no more than these are read
   */
  static Outcome<String> read(Path file, int most) {
    if (Files.isDirectory(file)) {
      return Outcome.bad("designer.file.directory", file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      return bytes.length > most
          ? Outcome.bad("designer.file.large", file, Integer.toString(most))
          : decoded(file, bytes);
    } catch (IOException e) {
      return Outcome.bad("designer.file.unreadable", file, AtomicFile.reason(e));
    }
  }

  private static Outcome<String> decoded(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      return Outcome.bad("designer.file.notUtf8", file, line(bytes, in.position()));
    }
    String text = out.flip().toString();
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return Outcome.ok(marked ? text.substring(1) : text);
  }

  private static String line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return Integer.toString(line);
  }
}

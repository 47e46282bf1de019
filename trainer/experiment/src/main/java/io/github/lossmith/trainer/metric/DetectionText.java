package io.github.lossmith.trainer.metric;

import io.github.lossmith.trainer.voc.DeclaredText;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file: in the encoding of its byte order mark, else in UTF-8. Lines end with
 * LF, CR LF or CR; of one that is too long for a line of detections the rest is not kept.
 */
final class DetectionText implements Closeable {
  /** The longest line that is kept whole: names are short, and five numbers are. */
  static final int MOST_LETTERS = 200_000;

  /** Bytes of the byte order mark of UTF-32. */
  private static final int LONGEST_MARK = 4;

  /** Read and decoded at once: some thousand lines. */
  private static final int CHUNK_BYTES = 1 << 16;

  private final BufferedReader reader;
  private final Charset charset;
  private int number;
  private boolean cut;
  private boolean afterReturn;

  private DetectionText(BufferedReader reader, Charset charset) {
    this.reader = reader;
    this.charset = charset;
  }

  static DetectionText open(Path file) throws IOException {
    byte[] beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = in.readNBytes(LONGEST_MARK);
    }
    Charset charset = DeclaredText.charset(beginning);
    InputStreamReader letters =
        new InputStreamReader(
            Files.newInputStream(file),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return new DetectionText(new BufferedReader(letters, 1 << 16), charset);
  }

  /**
   * The line, from 1, of the first bytes that are not of the encoding. A reader that meets them
   * says no place: it decodes ahead of what it gives.
   */
  static long lineOfBadBytes(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES).flip();
    CharBuffer letters = CharBuffer.allocate(CHUNK_BYTES);
    long lines = 1;
    try (ReadableByteChannel in = Files.newByteChannel(file)) {
      boolean atEnd = false;
      while (!atEnd) {
        atEnd = in.read(bytes.compact()) < 0;
        CoderResult result = decoder.decode(bytes.flip(), letters, atEnd);
        letters.flip();
        lines += letters.chars().filter(letter -> letter == '\n').count();
        letters.clear();
        atEnd |= result.isError();
      }
    }
    return lines;
  }

  Charset charset() {
    return charset;
  }

  /** The number of the line that was read last, from 1. */
  int number() {
    return number;
  }

  /** True if the line that was read last was too long. */
  boolean isCut() {
    return cut;
  }

  /**
   * The next line, null at the end.
   *
   * @throws java.nio.charset.CharacterCodingException if the bytes are not of the encoding
   */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    cut = false;
    int letter = reader.read();
    if (letter == '\n' && afterReturn) {
      letter = reader.read();
    }
    if (letter < 0) {
      return null;
    }
    number++;
    while (letter >= 0 && letter != '\n' && letter != '\r') {
      cut |= line.length() == MOST_LETTERS;
      boolean mark = number == 1 && line.isEmpty() && letter == '\uFEFF';
      if (!cut && !mark) {
        line.append((char) letter);
      }
      letter = reader.read();
    }
    afterReturn = letter == '\r';
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

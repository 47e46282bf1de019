package io.github.lossmith.designer.imbalance;

import java.io.IOException;
import java.io.Reader;

/** Reads lines of bounded length. */
final class BoundedLines implements AutoCloseable {
  private final Reader text;
  private final int longest;
  private final StringBuilder line = new StringBuilder();
  private int number;
  private boolean tooLong;
  private boolean afterReturn;

  BoundedLines(Reader text, int longest) {
    this.text = text;
    this.longest = longest;
  }

  /** Goes to the next line; false at the end of the text. */
  boolean next() throws IOException {
    line.setLength(0);
    tooLong = false;
    number++;
    int c = text.read();
    if (afterReturn && c == '\n') {
      c = text.read();
    }
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n' && c != '\r' && !tooLong) {
      tooLong = line.length() == longest;
      line.append(tooLong ? "" : (char) c);
      c = text.read();
    }
    afterReturn = c == '\r';
    return true;
  }

  /** Whether the line exceeds the limit; it is truncated then. */
  boolean isTooLong() {
    return tooLong;
  }

  String line() {
    return line.toString();
  }

  /** The number of the line, from 1. */
  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}

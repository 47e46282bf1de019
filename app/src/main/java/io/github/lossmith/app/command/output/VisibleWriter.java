package io.github.lossmith.app.command.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Replaces control characters before they reach a terminal, because names in files, answers of
 * servers and arguments may contain escape sequences. Each is shown as a question mark, except line
 * breaks, tabs and the one sequence that Lossmith itself uses, which erases the rest of a progress
 * line.
 */
final class VisibleWriter extends FilterWriter {
  /** Erases the rest of a line. */
  private static final String ERASE = "\u001b[K";

  VisibleWriter(Writer out) {
    super(out);
  }

  /** {@code text} without C0 and C1 controls and DEL, but for tab, line breaks and the erasure. */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text);
    for (int i = 0; i < visible.length(); i++) {
      if (isControl(text.charAt(i)) && !text.startsWith(ERASE, i)) {
        visible.setCharAt(i, '?');
      }
    }
    return visible.toString();
  }

  private static boolean isControl(char c) {
    return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
  }

  @Override
  public void write(int character) throws IOException {
    out.write(visible(String.valueOf((char) character)));
  }

  @Override
  public void write(char[] characters, int from, int count) throws IOException {
    out.write(visible(new String(characters, from, count)));
  }

  @Override
  public void write(String text, int from, int count) throws IOException {
    out.write(visible(text.substring(from, from + count)));
  }
}

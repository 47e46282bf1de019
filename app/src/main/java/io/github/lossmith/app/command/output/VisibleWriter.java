package io.github.lossmith.app.command.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Replaces control characters before they reach a terminal, because names in files, answers of
 * servers and arguments may contain escape sequences. Each is shown as a question mark, except line
 * breaks, tabs and the one sequence that Lossmith itself uses, which erases the rest of a progress
 * line.
 */
final class VisibleWriter extends FilterWriter {
  /** C0 and C1 controls and DEL, but for tab, line feed, carriage return and {@code ESC [ K}. */
  private static final Pattern CONTROLS =
      Pattern.compile("\\u001b(?!\\[K)|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1a\\x1c-\\x1f\\x7f-\\x9f]");

  VisibleWriter(Writer out) {
    super(out);
  }

  /** {@code text} without control characters. */
  static String visible(String text) {
    return CONTROLS.matcher(text).replaceAll("?");
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

package io.github.lossmith.designer.formula;

import java.util.Arrays;

/**
 * A formula with pasted characters made plain, where every character still knows its place: {@code
 * p²} reads {@code p^(2)}, with all three new characters at the place of the {@code ²}.
 */
final class PlainText {
  private final StringBuilder plain = new StringBuilder();
  private int[] origin = new int[64];

  PlainText(String original) {
    boolean raised = false;
    int length;
    for (int i = 0; i < original.length(); i += length) {
      int c = original.codePointAt(i);
      length = Character.charCount(c);
      char lowered = Glyphs.lowered(c);
      if (raised != (lowered != 0)) {
        append(raised ? ")" : "^(", i);
        raised = !raised;
      }
      append(raised ? Character.toString(lowered) : onTheLine(c), i);
    }
    append(raised ? ") " : " ", original.length());
  }

  private static String onTheLine(int c) {
    return Glyphs.isBlank(c) ? " " : Glyphs.plain(c);
  }

  private void append(String text, int position) {
    while (origin.length < plain.length() + text.length()) {
      origin = Arrays.copyOf(origin, 2 * origin.length);
    }
    Arrays.fill(origin, plain.length(), plain.length() + text.length(), position);
    plain.append(text);
  }

  /** The number of plain characters; the last one is a blank. */
  int length() {
    return plain.length();
  }

  char at(int index) {
    return plain.charAt(index);
  }

  String from(int begin, int end) {
    return plain.substring(begin, end);
  }

  /** The place in the original of the plain character {@code index}. */
  int position(int index) {
    return origin[index];
  }
}

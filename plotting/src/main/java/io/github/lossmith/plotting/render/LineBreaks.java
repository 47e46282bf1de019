package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines: between words, and within a word that is wider than a line. */
final class LineBreaks {
  private LineBreaks() {}

  /**
   * The lines of a text; at least one.
   *
   * @param width of a line in units of the font size
   */
  static List<RichText> of(String text, double width) {
    List<RichText> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (fits(longer, width)) {
        line.replace(0, line.length(), longer);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(RichText.plain(line.toString()));
      }
      line.replace(0, line.length(), cut(word, width, lines));
    }
    lines.add(RichText.plain(line.toString()));
    return lines;
  }

  /** Adds full lines of a word; what is left of it begins the next. */
  private static String cut(String word, double width, List<RichText> lines) {
    String rest = word;
    while (!fits(rest, width)) {
      int end = 1;
      while (end < rest.length() && fits(rest.substring(0, end + 1), width)) {
        end++;
      }
      if (end == rest.length()) {
        return rest;
      }
      lines.add(RichText.plain(rest.substring(0, end)));
      rest = rest.substring(end);
    }
    return rest;
  }

  private static boolean fits(String text, double width) {
    return RichText.plain(text).width() <= width;
  }
}

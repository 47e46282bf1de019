package io.github.lossmith.app.atlas;

import io.github.lossmith.app.comparison.MarkupText;
import io.github.lossmith.plotting.figure.Figure;
import java.util.List;

/** What a page of the atlas is written to, in order. */
interface AtlasSheet {
  void heading(String text);

  void paragraph(String text);

  /** What is read last, in a paler ink. */
  void quiet(String text);

  /** A formula in LaTeX, with the same in plain text for those who cannot see it. */
  void formula(String latex, String plain);

  void figure(Figure drawn, String caption);

  /** Lines that begin with a mark of their own. */
  void marked(List<String> lines);

  /** A table of short cells. */
  void table(List<String> head, List<List<String>> rows);

  /** Lines about other pages. */
  void links(List<Link> links);

  /**
   * A line about another page.
   *
   * @param before what stands before its name; may be empty
   * @param name that leads there
   * @param file the page's
   * @param after what stands behind its name; may be empty
   */
  record Link(String before, String name, String file, String after) {
    /** Escaping takes the blanks at the ends away. */
    String html() {
      return MarkupText.html(before)
          + (before.endsWith(" ") ? " " : "")
          + "<a href=\""
          + MarkupText.html(file)
          + "\">"
          + MarkupText.html(name)
          + "</a>"
          + (after.startsWith(" ") ? " " : "")
          + MarkupText.html(after);
    }

    String text() {
      return before + name + after;
    }
  }
}

package io.github.lossmith.plotting.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with italics, subscripts and superscripts, as labels of figures need them.
 *
 * @param runs the pieces from left to right
 */
public record RichText(List<Run> runs) {
  private static final Run ELLIPSIS = new Run("…", TypefaceStyle.UPRIGHT, 1, 0);

  /** No text. */
  public static final RichText EMPTY = new RichText(List.of());

  private static final double SCRIPT_SIZE = 0.72;
  private static final double SUBSCRIPT_RISE = -0.2;
  private static final double SUPERSCRIPT_RISE = 0.36;

  /**
   * Letters of one kind.
   *
   * @param size as a part of the label's font size
   * @param rise of the base line, upwards, as a part of the label's font size
   */
  public record Run(String text, TypefaceStyle face, double size, double rise) {
    /** The width in units of the label's font size. */
    public double width() {
      return size * Typeface.width(face, text);
    }

    /** The beginning of the run that fits. */
    private Run within(double room) {
      Run cut = this;
      while (cut.width() > room && !cut.text.isEmpty()) {
        int end = cut.text.offsetByCodePoints(cut.text.length(), -1);
        cut = new Run(cut.text.substring(0, end), face, size, rise);
      }
      return cut;
    }
  }

  public RichText {
    runs = List.copyOf(runs);
  }

  /** Plain text without notation, such as a name that a user gave. */
  public static RichText plain(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}", " ");
    return line.isEmpty()
        ? EMPTY
        : new RichText(List.of(new Run(line, TypefaceStyle.UPRIGHT, 1, 0)));
  }

  /**
   * Text in a small notation: {@code *p*} is italic, {@code _{t}} a subscript, {@code ^{2}} a
   * superscript; these may hold italics. Other characters stand for themselves.
   */
  public static RichText marked(String text) {
    List<Run> runs = new ArrayList<>();
    boolean italic = false;
    int from = 0;
    while (from < text.length()) {
      int script = nextScript(text, from);
      italic = addItalics(runs, text.substring(from, script), italic, 1, 0);
      if (script == text.length()) {
        break;
      }
      int end = text.indexOf('}', script);
      double rise = text.charAt(script) == '_' ? SUBSCRIPT_RISE : SUPERSCRIPT_RISE;
      italic = addItalics(runs, text.substring(script + 2, end), italic, SCRIPT_SIZE, rise);
      from = end + 1;
    }
    return new RichText(runs);
  }

  /** This text followed by another. */
  public RichText then(RichText next) {
    List<Run> both = new ArrayList<>(runs);
    both.addAll(next.runs);
    return new RichText(both);
  }

  /** The width in units of the font size. */
  public double width() {
    return runs.stream().mapToDouble(Run::width).sum();
  }

  /** This text, shortened with an ellipsis if it is wider than {@code room}. */
  public RichText within(double room) {
    if (width() <= room) {
      return this;
    }
    List<Run> kept = new ArrayList<>();
    double left = room - ELLIPSIS.width();
    for (Run run : runs) {
      Run cut = run.within(left);
      left -= cut.width();
      if (!cut.text().isEmpty()) {
        kept.add(cut);
      }
      if (cut.text().length() < run.text().length()) {
        break;
      }
    }
    kept.add(ELLIPSIS);
    return new RichText(kept);
  }

  /** The letters without markup, for CSV headers and screen readers. */
  public String letters() {
    StringBuilder letters = new StringBuilder();
    runs.forEach(run -> letters.append(run.text()));
    return letters.toString();
  }

  private static int nextScript(String text, int from) {
    for (int i = from; i < text.length() - 1; i++) {
      boolean opens = text.charAt(i) == '_' || text.charAt(i) == '^';
      if (opens && text.charAt(i + 1) == '{' && text.indexOf('}', i) > 0) {
        return i;
      }
    }
    return text.length();
  }

  /** Adds the pieces between stars, in turn upright and italic, and gives what comes next. */
  private static boolean addItalics(
      List<Run> runs, String text, boolean italic, double size, double rise) {
    boolean slanted = !italic;
    for (String piece : text.split("\\*", -1)) {
      slanted = !slanted;
      if (!piece.isEmpty()) {
        runs.add(
            new Run(piece, slanted ? TypefaceStyle.ITALIC : TypefaceStyle.UPRIGHT, size, rise));
      }
    }
    return slanted;
  }
}

package io.github.lossmith.plotting.figure;

/**
 * How a curve is drawn. Colours distinguish curves, and so do dashes where there is no colour.
 *
 * @param width as a multiple of the usual width of curves
 * @param faint whether it is shown for orientation only: in a faint colour, without values
 */
public record LineStyle(ColourRole colour, Dash dash, double width, boolean faint) {
  /** A line that is not faint. */
  public LineStyle(ColourRole colour, Dash dash, double width) {
    this(colour, dash, width, false);
  }

  /** Dash patterns, in multiples of the line's width. */
  public enum Dash {
    SOLID,
    DASHED,
    DOTTED,
    DASH_DOT,
    LONG,
    DASH_DOT_DOT;

    /** On, off, on, off in multiples of the line's width; empty for a solid line. */
    public double[] pattern() {
      return switch (this) {
        case SOLID -> new double[0];
        case DASHED -> new double[] {5, 2.4};
        case DOTTED -> new double[] {1.2, 1.9};
        case DASH_DOT -> new double[] {6, 2, 1.2, 2};
        case LONG -> new double[] {9, 2.6};
        case DASH_DOT_DOT -> new double[] {6, 2, 1.2, 2, 1.2, 2};
      };
    }
  }

  /** The style of the curve with an index from 0 on; the first 48 are distinct. */
  public static LineStyle of(int index) {
    Dash[] dashes = Dash.values();
    int colours = ColourRole.curves().size();
    int round = Math.floorDiv(index, colours);
    Dash dash = dashes[Math.floorMod(Math.floorMod(index, colours) + round, dashes.length)];
    return new LineStyle(ColourRole.curve(index), dash, 1);
  }

  /** A solid line. */
  public static LineStyle solid(ColourRole colour) {
    return new LineStyle(colour, Dash.SOLID, 1);
  }

  public LineStyle withWidth(double newWidth) {
    return new LineStyle(colour, dash, newWidth, faint);
  }

  /** The same line, {@code factor} times as wide. */
  public LineStyle wider(double factor) {
    return withWidth(width * factor);
  }

  public LineStyle withDash(Dash newDash) {
    return new LineStyle(colour, newDash, width, faint);
  }

  /** The same line, for orientation only. */
  public LineStyle asFaint() {
    return new LineStyle(colour, dash, width, true);
  }
}

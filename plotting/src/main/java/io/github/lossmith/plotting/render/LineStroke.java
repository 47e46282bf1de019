package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Rgb;
import java.util.Arrays;

/**
 * How a line is drawn, in the surface's unit.
 *
 * @param dash on, off, on, off
 */
public record LineStroke(Rgb colour, double width, LineStyle.Dash dash) {
  /** A solid line. */
  public static LineStroke solid(Rgb colour, double width) {
    return new LineStroke(colour, width, LineStyle.Dash.SOLID);
  }

  /** On, off, on, off in the surface's unit; empty for a solid line. */
  public double[] dashes() {
    return Arrays.stream(dash.pattern()).map(length -> length * width).toArray();
  }
}

package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.text.RichText;

/**
 * What figures are drawn on: the canvas of the window, SVG, PDF or an image. Lengths are in points
 * on paper and in logical pixels on a screen; y grows downwards.
 */
public interface Surface {
  /** Remembers the clip. */
  void save();

  /** Returns to the clip of the last {@link #save}. */
  void restore();

  /** Restricts drawing to a rectangle within the present clip. */
  void clip(double x, double y, double width, double height);

  /** A straight line. */
  void line(double x1, double y1, double x2, double y2, LineStroke stroke);

  /** A line through {@code x.length} points with round joins. */
  void polyline(double[] x, double[] y, LineStroke stroke);

  /**
   * A filled area.
   *
   * @param opacity 0 (nothing) to 1
   */
  void polygon(double[] x, double[] y, Rgb fill, double opacity);

  /**
   * A line of text; its base line begins at (x, y).
   *
   * @param degrees how far it is turned about that point, anticlockwise
   */
  void text(RichText text, double x, double y, double fontSize, Rgb colour, double degrees);

  /** A filled rectangle. */
  default void fill(double x, double y, double width, double height, Rgb fill, double opacity) {
    polygon(
        new double[] {x, x + width, x + width, x},
        new double[] {y, y, y + height, y + height},
        fill,
        opacity);
  }
}

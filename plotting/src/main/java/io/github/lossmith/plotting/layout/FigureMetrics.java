package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.FigureTheme;

/**
 * Sizes and colours of a drawn figure, in the unit of the surface: points on paper, logical pixels
 * on the screen.
 *
 * @param fontSize of all text
 * @param lineWidth of curves
 * @param frameWidth of axes, ticks and grid lines
 * @param tickLength of major ticks
 * @param gap between related items
 * @param column how wide a column of a long curve is, of which only the extremes are drawn
 * @param pixel the side of a device's pixel, on which lines of axes are aligned; 0: they are not
 */
public record FigureMetrics(
    FigureTheme theme,
    double fontSize,
    double lineWidth,
    double frameWidth,
    double tickLength,
    double gap,
    double column,
    double pixel) {
  /** Font size of the window's figures at a text size of 100 %, in logical pixels. */
  public static final double SCREEN_FONT = 12;

  /** Typical journal requirements: 8 point text, lines of 1.1 points. */
  public static FigureMetrics paper(FigureTheme theme) {
    return new FigureMetrics(theme, 8, 1.1, 0.6, 3, 3.2, 0.12, 0);
  }

  /**
   * The metrics for the window, in logical pixels.
   *
   * @param scale how many pixels of the device make a logical one, such as 2
   */
  public static FigureMetrics screen(FigureTheme theme, double scale) {
    return new FigureMetrics(theme, SCREEN_FONT, 1.8, 1, 5, 5, 1 / scale, 1 / scale);
  }

  /** Whether long curves are drawn as filled bands between the extremes of columns. */
  public boolean bands() {
    return pixel > 0;
  }

  /** The coordinate at which a line of an axis is sharp. */
  public double sharp(double place) {
    if (pixel == 0) {
      return place;
    }
    long thick = Math.max(1, Math.round(frameWidth / pixel));
    return thick % 2 == 1
        ? (Math.floor(place / pixel) + 0.5) * pixel
        : Math.rint(place / pixel) * pixel;
  }

  /** The same with larger or smaller text, and gaps in proportion. */
  public FigureMetrics withFontSize(double size) {
    return new FigureMetrics(
        theme, size, lineWidth, frameWidth, tickLength, gap * size / fontSize, column, pixel);
  }
}

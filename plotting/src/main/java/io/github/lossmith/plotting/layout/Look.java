package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Theme;

/**
 * Sizes and colours of a drawn figure, in the unit of the surface: points on paper, logical pixels
 * on the screen.
 *
 * @param fontSize of all text
 * @param lineWidth of curves
 * @param frameWidth of axes, ticks and grid lines
 * @param tickLength of major ticks
 * @param gap between things that belong together
 * @param column how wide a column of a long curve is, of which only the extremes are drawn
 * @param bands whether long curves are filled bands between those extremes
 */
public record Look(
    Theme theme,
    double fontSize,
    double lineWidth,
    double frameWidth,
    double tickLength,
    double gap,
    double column,
    boolean bands) {
  /** What journals ask for: 8 point text, lines of 1.1 points. */
  public static Look paper(Theme theme) {
    return new Look(theme, 8, 1.1, 0.6, 3, 3.2, 0.12, false);
  }

  /** For the window, in logical pixels. */
  public static Look screen(Theme theme) {
    return new Look(theme, 12, 1.8, 1, 5, 5, 1, true);
  }

  /** The same with larger or smaller text. */
  public Look withFontSize(double size) {
    return new Look(theme, size, lineWidth, frameWidth, tickLength, gap, column, bands);
  }
}

package io.github.lossmith.plotting.figure;

import java.util.Locale;

/**
 * A colour in sRGB.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Rgb(int red, int green, int blue) {
  /** The colour of a number such as 0xRRGGBB. */
  public static Rgb of(int number) {
    return new Rgb(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
  }

  /** The form #rrggbb of SVG and CSS. */
  public String web() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** The colour that is {@code share}, 0 to 1, of the way to {@code other}. */
  public Rgb towards(Rgb other, double share) {
    return new Rgb(
        between(red, other.red, share),
        between(green, other.green, share),
        between(blue, other.blue, share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }

  /** Relative luminance of WCAG 2, 0 (black) to 1 (white). */
  public double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}

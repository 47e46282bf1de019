package io.github.lossmith.app.command;

import java.util.Locale;

/** Numbers for people. */
final class Shown {
  private static final double WHOLE = 1e15;

  private Shown() {}

  /** The shortest text that reads back the same; 2 rather than 2.0. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** Six significant digits. */
  static String rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    double size = Math.abs(value);
    return size >= 1e6 || size < 1e-4
        ? String.format(Locale.ROOT, "%.5e", value)
        : String.format(
            Locale.ROOT, "%." + Math.max(0, 5 - (int) Math.floor(Math.log10(size))) + "f", value);
  }
}

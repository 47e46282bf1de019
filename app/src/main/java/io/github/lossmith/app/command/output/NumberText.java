package io.github.lossmith.app.command.output;

import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.Locale;

/** Numbers for people. */
public final class NumberText {
  private static final int LONGEST = 60;

  private NumberText() {}

  /** The part of a text around a position that fits into a line. */
  public static String around(String text, int position) {
    int begin = Math.max(0, Math.min(position - LONGEST / 2, text.length() - LONGEST));
    int end = Math.min(text.length(), begin + LONGEST);
    return (begin > 0 ? "…" : "") + text.substring(begin, end) + (end < text.length() ? "…" : "");
  }

  /** The shortest text that reads back the same; 2 rather than 2.0, 1e-9 rather than 1.0E-9. */
  public static String number(double value) {
    return ReadableNumber.of(value);
  }

  /** Six significant digits. */
  public static String rounded(double value) {
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

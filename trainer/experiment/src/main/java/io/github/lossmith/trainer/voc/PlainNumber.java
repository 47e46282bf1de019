package io.github.lossmith.trainer.voc;

import java.util.regex.Pattern;

/** Decimal numbers as in files, without notation that only Java accepts: 1f, 0x1p3, NaN. */
public final class PlainNumber {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,4})?");

  private PlainNumber() {}

  /** The number, NaN if the text is none or the number is too large for a double. */
  public static double of(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? value : Double.NaN;
  }
}

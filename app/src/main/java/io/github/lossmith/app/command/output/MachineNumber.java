package io.github.lossmith.app.command.output;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers for other programs: 17 significant digits, so that every double can be read back exactly.
 */
public final class MachineNumber {
  private static final MathContext DIGITS = new MathContext(17);
  private static final int LONGEST_TAIL = 6;

  private MachineNumber() {}

  /**
   * {@code 0.29999999999999999}, {@code 1.0000000000000001E-9}, {@code 10}; {@code NaN}, {@code
   * Infinity}.
   */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean round = rounded.scale() < 0 && rounded.scale() >= -LONGEST_TAIL;
    return round ? rounded.toPlainString() : rounded.toString();
  }

  /** The same, and {@code null} where JSON has no number. */
  public static String json(double value) {
    return Double.isFinite(value) ? text(value) : "null";
  }
}

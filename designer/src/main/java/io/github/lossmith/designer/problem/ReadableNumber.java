package io.github.lossmith.designer.problem;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers in messages, the same in every language: 3, 0.25, 1e-12, as they are typed. */
public final class ReadableNumber {
  /** Digits of whole numbers that are written out. */
  private static final int MOST_DIGITS = 15;

  /** Zeros behind the point that are counted at a glance. */
  private static final int MOST_ZEROS = 5;

  private ReadableNumber() {}

  /** The fewest digits that read back as the same double. */
  public static String of(double value) {
    return Double.isFinite(value)
        ? of(new BigDecimal(Double.toString(value)))
        : Double.toString(value);
  }

  /** All digits of a decimal, but for zeros at its end. */
  public static String of(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal number = value.stripTrailingZeros();
    int leading = number.precision() - number.scale();
    boolean plain = leading <= MOST_DIGITS && leading >= -MOST_ZEROS;
    return plain ? number.toPlainString() : scientific(number, leading - 1);
  }

  private static String scientific(BigDecimal number, int exponent) {
    BigDecimal digits = number.movePointLeft(exponent).stripTrailingZeros();
    return String.format(Locale.ROOT, "%se%d", digits.toPlainString(), exponent);
  }
}

package io.github.lossmith.designer.integration;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in messages. */
final class Printed {
  private static final MathContext DIGITS = new MathContext(6);

  private Printed() {}

  /** Six significant digits without trailing zeros, such as 0.37 and 1E-9. */
  static String rounded(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean plain = rounded.signum() == 0 || rounded.abs().doubleValue() >= 1e-4;
    return plain && rounded.scale() > -7 ? rounded.toPlainString() : rounded.toString();
  }
}

package io.github.lossmith.app.train;

import java.math.BigDecimal;

/** Numbers as they are typed into the launch form. */
final class Numbers {
  private Numbers() {}

  /** Without an exponent where it is short, without a trailing zero. */
  static String print(double value) {
    BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
    String text = plain.toPlainString();
    return text.length() <= 8 ? text : Double.toString(value);
  }

  /**
   * With a point or a comma.
   *
   * @throws NumberFormatException if this is no finite number; the message is the text
   */
  static double parse(String text) {
    try {
      double value = Double.parseDouble(text.strip().replace(',', '.'));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the text alone.
    }
    throw new NumberFormatException(text.strip());
  }

  /**
   * A whole number.
   *
   * @throws NumberFormatException if this is none; the message is the text
   */
  static int whole(String text) {
    double value = parse(text);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new NumberFormatException(text.strip());
    }
    return (int) value;
  }
}

package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.problem.ReadableNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in messages. */
final class MessageNumbers {
  /** Places that are found by bisection and shown as typed, such as 0.33333. */
  private static final int DIGITS = 5;

  /** What p differs from 1 by where nobody would count the nines. */
  private static final double NOTHING = 2e-12;

  private MessageNumbers() {}

  /** Five significant digits without trailing zeros, such as 0.95 and 1E-9. */
  static String rounded(double value) {
    return printed(new BigDecimal(value).round(new MathContext(DIGITS)));
  }

  /** A probability with five significant digits of p and of 1 - p, such as 0.9999999. */
  static String probability(double p) {
    double smaller = Math.min(p, 1 - p);
    if (smaller <= 0 || 1 - p < NOTHING) {
      return p <= 0 ? "0" : "1";
    }
    int decimals = DIGITS - 1 - (int) Math.floor(Math.log10(smaller));
    return printed(new BigDecimal(p).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  private static String printed(BigDecimal rounded) {
    return ReadableNumber.of(rounded);
  }
}

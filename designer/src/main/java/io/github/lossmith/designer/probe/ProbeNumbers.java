package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.measured.ProbedPoint;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in findings. */
final class ProbeNumbers {
  private ProbeNumbers() {}

  /** Up to six significant digits, as they are typed. */
  static String number(double value) {
    return Double.isFinite(value)
        ? ReadableNumber.of(new BigDecimal(value).round(new MathContext(6)))
        : Double.toString(value);
  }

  /**
   * The number of the fewest digits within what rounding factors to six digits leaves open; itself
   * if there is none of six.
   */
  static double shortened(double value) {
    for (int digits = 1; digits <= 6; digits++) {
      double rounded = new BigDecimal(value).round(new MathContext(digits)).doubleValue();
      if (Math.abs(rounded - value) <= 1.5e-6 * Math.abs(value)) {
        return rounded;
      }
    }
    return value;
  }

  /** The number of the fewest digits from {@code least} to {@code most}, both above 0. */
  static double between(double least, double most) {
    for (int digits = 1; digits <= 6; digits++) {
      double up =
          new BigDecimal(least).round(new MathContext(digits, RoundingMode.CEILING)).doubleValue();
      if (up <= most) {
        return up;
      }
    }
    return least;
  }

  /** Two significant digits. */
  static String rough(double value) {
    return Double.isFinite(value)
        ? ReadableNumber.of(new BigDecimal(value).round(new MathContext(2)))
        : "∞";
  }

  /** A share as a percentage of two digits, up to all of it. */
  static String percent(double share) {
    return share > 1 ? "> 100 %" : rough(100 * share) + " %";
  }

  /** The probability at a logit: 0.3, 1.2e-9 or 1 - 6e-8. */
  static String probability(double s) {
    double distance = ProbedPoint.sigmoid(-s);
    if (distance < 1e-3) {
      return "1 - " + rough(distance);
    }
    return distance < 0.1
        ? ReadableNumber.of(BigDecimal.ONE.subtract(new BigDecimal(rough(distance))))
        : rough(ProbedPoint.sigmoid(s));
  }
}

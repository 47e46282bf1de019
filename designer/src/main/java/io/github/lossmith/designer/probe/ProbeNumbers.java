package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.measured.ProbedPoint;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in findings. */
final class ProbeNumbers {
  private ProbeNumbers() {}

  /** Up to six significant digits, as they are typed. */
  static String number(double value) {
    return Double.isFinite(value)
        ? ReadableNumber.of(new BigDecimal(value).round(new MathContext(6)))
        : Double.toString(value);
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

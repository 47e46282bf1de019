package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A coefficient whose values say how exact they are. For p &gt; 1/2, where it is the more exact, g
 * is computed from 1 - p. Of drawings and functions written in Java no error is known; it is 0.
 */
final class RoundedCoefficient {
  /** Half the digits of a double: up to there, the plain value is good enough. */
  private static final double GOOD = 1e-8;

  /**
   * Within so many ulps of a place where a condition changes, 1e-12 of p, both branches may be
   * possible; the error of either is that beside it.
   */
  private static final int BESIDE = 4096;

  private final ScaleCoefficient coefficient;
  private final Optional<DoubleUnaryOperator> nearOne;

  RoundedCoefficient(ScaleCoefficient coefficient) {
    this.coefficient = coefficient;
    this.nearOne = coefficient.nearOne();
  }

  ScaleCoefficient plain() {
    return coefficient;
  }

  /**
   * g(p) and its error.
   *
   * @param p in (0, 1]
   */
  RoundedValue at(double p) {
    RoundedValue value = nearSwitch(p);
    if (value.isMissing() || value.isExactTo(GOOD) || p >= 1 || !switchesAt(p)) {
      return value;
    }
    double away = BESIDE * Math.ulp(p);
    double left = nearSwitch(p - away).error();
    double right = p + away < 1 ? nearSwitch(p + away).error() : left;
    return new RoundedValue(value.value(), Math.min(value.error(), Math.max(left, right)));
  }

  private boolean switchesAt(double p) {
    double near = BESIDE * Math.ulp(p);
    return coefficient.breakpoints().stream().anyMatch(place -> Math.abs(place - p) <= near);
  }

  /**
   * p·g(p) and its error.
   *
   * @param p in (0, 1]
   */
  RoundedValue weighted(double p) {
    RoundedValue g = at(p);
    return g.isExactTo(GOOD)
        ? new RoundedValue(coefficient.weighted(p), p * g.error())
        : new RoundedValue(p * g.value(), p * g.error());
  }

  /** |g(1/2)|, or 1 where that is no size to compare with. */
  double size() {
    double usual = Math.abs(coefficient.at(0.5));
    return usual > 0 && Double.isFinite(usual) ? usual : 1;
  }

  /**
   * By the more exact of the two computations, with what rounding may do to the conditions in g.
   *
   * @param p in (0, 1]
   */
  RoundedValue nearSwitch(double p) {
    RoundedValue plain = plain(p);
    if (p <= 0.5 || p >= 1 || nearOne.isEmpty() || plain.isMissing() || plain.isExactTo(GOOD)) {
      return plain;
    }
    double x = 1 - p;
    double error = known(coefficient.roundingNearOne(x));
    double value = nearOne.orElseThrow().applyAsDouble(x);
    return error < plain.error() && Double.isFinite(value) ? new RoundedValue(value, error) : plain;
  }

  private RoundedValue plain(double p) {
    double value = coefficient.at(p);
    return Double.isFinite(value)
        ? new RoundedValue(value, known(coefficient.rounding(p)))
        : new RoundedValue(value, coefficient.isLostInRounding(p) ? Double.POSITIVE_INFINITY : 0);
  }

  private static double known(double error) {
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}

package io.github.lossmith.designer.integration;

import java.util.function.DoubleUnaryOperator;

/**
 * Whether a loss that was given as a formula is the integral of its own derivative. It is not where
 * it jumps, or where it has no value and its derivative has one, as log(-p) has.
 */
final class IntegralAgreement {
  /**
   * Any jump shows between two of them; with 25 the same 89 of 312 losses are refused, but over
   * wider intervals.
   */
  private static final int PLACES = 200;

  /** p from 1e-7 to 1 - 1e-7; with 8 a jump at p = 0.9999 is missed. */
  private static final double WIDEST_LOGIT = 16;

  /** Relative; from 1e-12 to 1e-4 the same losses are refused. */
  private static final double BESIDE = 1e-7;

  /**
   * Relative to |L|; the smallest jump that is seen. 1e-10 refuses one more of 312 losses, 1e-6 one
   * less.
   */
  private static final double TOLERANCE = 1e-8;

  /** What the formula of L may lose by cancellation. */
  private static final double ROUNDING = 1e-12;

  /** Enough to reach the spacing of doubles. */
  private static final int HALVINGS = 60;

  private final LossCurve curve;
  private final DoubleUnaryOperator given;

  IntegralAgreement(LossCurve curve, DoubleUnaryOperator given) {
    this.curve = curve;
    this.given = given;
  }

  /**
   * Compares both at places even in the logit.
   *
   * @throws Unintegrable at the first jump or place without a value
   */
  void check() {
    double before = Double.NaN;
    for (int i = 0; i < PLACES; i++) {
      double p = place(i);
      double value = value(p);
      if (Double.isNaN(value)) {
        throw new Unintegrable("lossUndefined", MessageNumbers.probability(p));
      }
      if (i > 0 && !isNear(place(i - 1), before, p, value)) {
        throw new Unintegrable("lossJumps", MessageNumbers.probability(jump(place(i - 1), p)));
      }
      before = value;
    }
  }

  private static double place(int i) {
    return 1 / (1 + Math.exp(WIDEST_LOGIT * (1 - (2.0 * i + 0.7) / PLACES)));
  }

  /** The loss as given; beside a single point without a value. */
  private double value(double p) {
    double value = given.applyAsDouble(p);
    return Double.isNaN(value) ? given.applyAsDouble(p * (1 - BESIDE)) : value;
  }

  /** Whether both rise alike from one place to another. */
  private boolean isNear(double from, double atFrom, double to, double atTo) {
    double rise = atTo - atFrom;
    double wanted = curve.loss(to) - curve.loss(from);
    double rounding = ROUNDING * (Math.abs(atFrom) + Math.abs(atTo));
    double size = Math.abs(curve.loss(from)) + Math.abs(curve.loss(to));
    double bound = curve.errorBound(from) + curve.errorBound(to) + rounding;
    return Math.abs(rise - wanted) <= TOLERANCE * size + bound || rise == wanted;
  }

  private double jump(double begin, double end) {
    double low = begin;
    double high = end;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (isNear(low, value(low), middle, value(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}

package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.function.DoubleUnaryOperator;

/**
 * Conditions that change at p = 1 alone, as 1 + p &lt; 2, are rounded: for x = 1 - p below about
 * 2^-53 they are evaluated as at p = 1. There, g is continued from where it is exact.
 */
final class SwitchAtOne {
  /** Here, 1 - x rounds to 1. */
  private static final int ROUNDED = -54;

  /** 8192 + p is exact to here; conditions on greater sums are left as they are. */
  private static final int FARTHEST = -40;

  /** Of g, for it to count as exact. */
  private static final double EXACT = 1e-3;

  private SwitchAtOne() {}

  /** g(1-x), where it is in doubt for the smallest x as the power of x that it is before. */
  static DoubleUnaryOperator without(ScaleCoefficient coefficient, DoubleUnaryOperator g) {
    int from = ROUNDED;
    while (from <= FARTHEST && !isExact(coefficient, g, Math.scalb(1.0, from))) {
      from++;
    }
    if (from == ROUNDED || from > FARTHEST) {
      return g;
    }
    double begin = Math.scalb(1.0, from);
    double there = g.applyAsDouble(begin);
    double exponent = Math.log(g.applyAsDouble(2 * begin) / there) / Math.log(2);
    double power = Double.isFinite(exponent) ? exponent : 0;
    return x -> x < begin ? there * Math.pow(x / begin, power) : g.applyAsDouble(x);
  }

  private static boolean isExact(ScaleCoefficient coefficient, DoubleUnaryOperator g, double x) {
    double value = Math.abs(g.applyAsDouble(x));
    return Double.isFinite(value) && coefficient.roundingNearOne(x) <= EXACT * value;
  }
}

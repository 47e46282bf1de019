package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.OptionalDouble;

/**
 * The shape of a loss's pull on the logit of two classes: dL/dz = p(1-p)g(p) over z from -7 to 7,
 * that is p from 0.0009 to 0.9991, without its size. Immutable.
 */
public final class GradientShape {
  /** Where all losses of the field have done most of their pulling. */
  private static final double WIDEST_LOGIT = 7;

  /** Steps of 1/40: the jump of a hinge is off by less than a hundredth of the area. */
  private static final int POINTS = 561;

  /** Of the largest value: formulas that are the same differ by their rounding alone. */
  private static final double SAME = 1e-9;

  private final double[] pull = new double[POINTS];
  private double area;

  /** Samples a coefficient, which is a number everywhere. */
  public GradientShape(ScaleCoefficient coefficient) {
    for (int i = 0; i < POINTS; i++) {
      double z = WIDEST_LOGIT * (2.0 * i / (POINTS - 1) - 1);
      double p = 1 / (1 + Math.exp(-z));
      pull[i] = coefficient.weighted(p) / (1 + Math.exp(z));
      area += Math.abs(pull[i]) / POINTS;
    }
  }

  /**
   * The part of the pull that two losses have in common where both pull the same in sum: 1 for the
   * same gradient up to a factor, 0 where one pulls and the other does not.
   */
  public double overlap(GradientShape other) {
    if (!(area > 0 && other.area > 0)) {
      return 0;
    }
    double apart = 0;
    for (int i = 0; i < POINTS; i++) {
      apart += Math.abs(pull[i] / area - other.pull[i] / other.area) / POINTS;
    }
    return 1 - apart / 2;
  }

  /** c where this gradient is c times the other everywhere; else empty. */
  public OptionalDouble factor(GradientShape other) {
    double factor = area / other.area;
    if (!(factor > 0 && Double.isFinite(factor))) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    double apart = 0;
    for (int i = 0; i < POINTS; i++) {
      largest = Math.max(largest, Math.abs(pull[i]));
      apart = Math.max(apart, Math.abs(pull[i] - factor * other.pull[i]));
    }
    return apart <= SAME * largest ? OptionalDouble.of(factor) : OptionalDouble.empty();
  }
}

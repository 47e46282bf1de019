package io.github.lossmith.designer.property;

import io.github.lossmith.designer.integration.LossCurve;

/** The size of a loss's gradients relative to those of another. */
public final class GradientScale {
  /**
   * Presets agree with half as many to 3e-7 (PHuber, with its kink, to 0.2 %); a quarter is off by
   * up to 0.3 %.
   */
  private static final int PANELS = 400;

  /** Ends of the integral, in logits; at 20 the tail of power CE, 5e-7 of it, is cut off. */
  private static final double END = 40;

  private GradientScale() {}

  /**
   * ∫|dL/dz| dp over (0, 1) of one loss, divided by that of another; dL/dz = p(1-p)g(p) is the
   * sigmoid's. Where the one coefficient is c times the other, this is c. To take steps of the same
   * size with plain SGD, multiply the other's learning rate by 1 over this.
   *
   * @return at least 0; NaN or infinite where the other has no gradient
   */
  public static double relative(LossCurve one, LossCurve other) {
    return mass(one) / mass(other);
  }

  /** Simpson's rule over the logit, where dp = p(1-p) dz. */
  private static double mass(LossCurve curve) {
    double sum = 0;
    for (int i = 1; i < PANELS; i++) {
      double z = END * (2.0 * i / PANELS - 1);
      double p = 1 / (1 + Math.exp(-z));
      double q = 1 / (1 + Math.exp(z));
      sum += (i % 2 == 0 ? 2 : 4) * Math.abs(curve.weighted(p)) * q * p * q;
    }
    return sum;
  }
}

package io.github.lossmith.designer.drawing;

/**
 * A point that a drawn coefficient passes through.
 *
 * @param p the probability, in (0, 1]
 * @param g the value of dL/dp there, finite
 */
public record Knot(double p, double g) {
  /**
   * @throws IllegalArgumentException if {@code p} is outside (0, 1] or {@code g} is not finite
   */
  public Knot {
    if (!(p > 0 && p <= 1) || !Double.isFinite(g)) {
      throw new IllegalArgumentException("no knot: p = " + p + ", g = " + g);
    }
  }
}

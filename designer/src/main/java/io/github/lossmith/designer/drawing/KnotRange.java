package io.github.lossmith.designer.drawing;

/**
 * Between which values a fitted coefficient is known to lie.
 *
 * @param p the probability, in (0, 1]
 * @param low the least value of dL/dp there, finite
 * @param high the greatest, at least {@code low}
 */
public record KnotRange(double p, double low, double high) {
  /**
   * @throws IllegalArgumentException if the numbers are out of range
   */
  public KnotRange {
    boolean ordered = low <= high && Double.isFinite(low) && Double.isFinite(high);
    if (!(p > 0 && p <= 1) || !ordered) {
      throw new IllegalArgumentException("no range: p = " + p + ", g = " + low + " to " + high);
    }
  }
}

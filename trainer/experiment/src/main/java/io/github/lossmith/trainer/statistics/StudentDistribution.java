package io.github.lossmith.trainer.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution. */
final class StudentDistribution {
  /**
   * Absolute accuracy of quantiles, which are between 1 and 1e6; commons-math stops at 1e-9 by
   * itself.
   */
  private static final double ACCURACY = 1e-13;

  private StudentDistribution() {}

  /**
   * The value that t stays below with this probability.
   *
   * @param probability in (0, 1)
   * @param freedom degrees of freedom, at least 1
   */
  static double quantile(double probability, int freedom) {
    return of(freedom).inverseCumulativeProbability(probability);
  }

  /** The probability that |t| is at least this large, in [0, 1]. */
  static double twoSided(double t, int freedom) {
    return 2 * of(freedom).cumulativeProbability(-Math.abs(t));
  }

  /**
   * The distribution.
   *
   * @param freedom degrees of freedom, at least 1
   */
  static TDistribution of(int freedom) {
    return new TDistribution(null, freedom, ACCURACY);
  }
}

package io.github.lossmith.trainer.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;

/** How many pairs a difference needs to be found. */
public final class SampleSize {
  /** The usual power: four of five experiments of that size find the difference. */
  static final double POWER = 0.8;

  /** Below 3 pairs nothing is tested. */
  private static final int FEWEST = 3;

  /** Larger numbers are of no use to anybody who trains. */
  public static final int MOST = 1000;

  private SampleSize() {}

  /**
   * The least number of pairs with which the two-sided t test finds the difference with probability
   * {@link #POWER}, by the usual approximation of the noncentral t distribution: the first n with n
   * ≥ ((t(1 - level/2, n - 1) + t(power, n - 1)) · deviation / difference)², which is off by one at
   * most; {@link #MOST} if it is larger.
   *
   * @param deviation of the differences, finite and not negative
   * @param difference to be found, above 0
   * @param level of the test, in (0, 1)
   */
  public static int pairs(double deviation, double difference, double level) {
    double size = deviation / difference;
    // normal quantiles are smaller than those of t, so fewer pairs are never enough
    double normal = pairs(new NormalDistribution(), level, size);
    for (int count = (int) Math.max(FEWEST, Math.min(MOST, normal)); count < MOST; count++) {
      if (pairs(StudentDistribution.of(count - 1), level, size) <= count) {
        return count;
      }
    }
    return MOST;
  }

  private static double pairs(RealDistribution distribution, double level, double size) {
    double quantiles =
        distribution.inverseCumulativeProbability(1 - level / 2)
            + distribution.inverseCumulativeProbability(POWER);
    return quantiles * quantiles * size * size;
  }
}

package io.github.lossmith.trainer.statistics;

/** Student's t test of paired differences: is the mean that they are drawn from 0? */
public final class PairedStudent {
  /** Differences that vary by less than this part of the largest one vary by rounding alone. */
  private static final double ROUNDING = 1e-12;

  private PairedStudent() {}

  /**
   * Whether the differences vary, without which the test says nothing: it would call any common
   * value certain.
   *
   * @param differences finite
   */
  public static boolean applies(double... differences) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double difference : differences) {
      least = Math.min(least, difference);
      most = Math.max(most, difference);
    }
    return differences.length > 1
        && most - least > ROUNDING * Math.max(Math.abs(least), Math.abs(most));
  }

  /**
   * The two-sided p value, in [0, 1]: the probability of a mean at least as far from 0 in units of
   * its standard error, if the differences are drawn from a normal distribution with mean 0.
   *
   * @param differences finite, such that the test {@link #applies}
   */
  public static double probability(double... differences) {
    MeanEstimate estimate = MeanEstimate.of(differences);
    double error = estimate.deviation() / Math.sqrt(estimate.count());
    return StudentDistribution.twoSided(estimate.mean() / error, estimate.count() - 1);
  }
}

package io.github.lossmith.trainer.comparison;

import io.github.lossmith.trainer.statistics.MeanEstimate;

/**
 * A loss minus the baseline, over the seeds that both have.
 *
 * @param estimate of the differences, with the number of pairs
 * @param signFlip two-sided p value of the sign-flip test
 * @param signFlipAdjusted the same after Holm's correction
 * @param student two-sided p value of the t test; NaN where the differences do not vary
 * @param decisive the p value that the verdict is of, after Holm's correction: the t test's, or the
 *     sign-flip test's where the differences do not vary
 */
public record PairedDifference(
    MeanEstimate estimate,
    double signFlip,
    double signFlipAdjusted,
    double student,
    double decisive) {
  public int pairs() {
    return estimate.count();
  }
}

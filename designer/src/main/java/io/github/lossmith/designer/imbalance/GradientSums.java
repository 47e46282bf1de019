package io.github.lossmith.designer.imbalance;

import java.util.List;

/**
 * Summed gradients of all examples of a batch.
 *
 * @param groups the summed gradient of each group, in the groups' order
 * @param easy the sum over the easy groups
 * @param hard the sum over the hard groups
 */
public record GradientSums(List<Double> groups, double easy, double hard) {
  /** Copies the list. */
  public GradientSums {
    groups = List.copyOf(groups);
  }

  /**
   * easy:hard; above 1 the easy examples outweigh the hard ones.
   *
   * @return infinite or NaN where the gradient of the hard examples is 0
   */
  public double ratio() {
    return easy / hard;
  }
}

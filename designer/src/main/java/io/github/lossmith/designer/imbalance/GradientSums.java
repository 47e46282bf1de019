package io.github.lossmith.designer.imbalance;

import java.util.List;

/**
 * What all examples of a batch pull together.
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
   * @return infinite or NaN where the hard examples do not pull at all
   */
  public double ratio() {
    return easy / hard;
  }
}

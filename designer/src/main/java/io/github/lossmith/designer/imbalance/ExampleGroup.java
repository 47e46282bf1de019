package io.github.lossmith.designer.imbalance;

import io.github.lossmith.designer.design.TargetSide;

/**
 * Examples with the same probability of the true class.
 *
 * @param count how many, at least 0
 * @param p the probability that the model gives to their true class, in (0, 1]
 * @param side which coefficient acts on them, where a design has two
 */
public record ExampleGroup(double count, double p, TargetSide side) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if they are out of range
   */
  public ExampleGroup {
    // A double holds every whole number up to 9e15, so sums of some groups stay exact.
    if (!(count >= 0 && count <= 1e15) || !(p > 0 && p <= 1)) {
      throw new IllegalArgumentException(count + " examples at p = " + p);
    }
  }

  /** Examples whose targets are objects. */
  public ExampleGroup(double count, double p) {
    this(count, p, TargetSide.OBJECT);
  }

  /** The same examples on another side. */
  public ExampleGroup with(TargetSide changed) {
    return new ExampleGroup(count, p, changed);
  }
}

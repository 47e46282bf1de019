package io.github.lossmith.designer.imbalance;

/**
 * Examples with the same probability of the true class.
 *
 * @param count how many, at least 0
 * @param p the probability that the model gives to their true class, in (0, 1]
 */
public record ExampleGroup(double count, double p) {
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
}

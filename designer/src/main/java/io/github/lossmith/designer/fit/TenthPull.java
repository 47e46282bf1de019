package io.github.lossmith.designer.fit;

/**
 * A tenth of p and what it pulls.
 *
 * @param from its lower end; its upper end is 0.1 above
 * @param examples how many it has
 * @param before its share of the pull under the loss that the examples were seen with, in [0, 1]
 * @param after its share under the fitted coefficient
 * @param factor the share that is really reached lies between {@code after} divided by this and
 *     times this with 95 %, for the number of examples alone; at least 1, infinite without examples
 */
public record TenthPull(double from, double examples, double before, double after, double factor) {
  /** Fewer examples than this tell a pull to a factor of about 2 only. */
  private static final double FEW = 10;

  /** Its upper end. */
  public double to() {
    return (Math.rint(10 * from) + 1) / 10;
  }

  /** Whether it has examples, but so few that its pull is hardly known. */
  public boolean isThin() {
    return examples > 0 && examples < FEW;
  }

  /** Whether nothing was seen in it. */
  public boolean isEmpty() {
    return examples == 0;
  }
}

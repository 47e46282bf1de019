package io.github.lossmith.trainer.training;

/**
 * Detects that a training has diverged: its loss is not a number or above {@link #LIMIT}, or for
 * {@link #PATIENCE} steps in a row {@link #FACTOR} times what it was at the start. A saturated
 * network may continue for ever with finite numbers.
 */
final class DivergenceWatch {
  /** A greater loss is meaningless. */
  static final double LIMIT = 1e8;

  /**
   * Times the first loss, which is at least taken for 1. A loss rises by less while it still
   * learns.
   */
  static final double FACTOR = 100;

  /** A single batch of odd images passes. */
  static final int PATIENCE = 10;

  private double first = Double.NaN;
  private int high;

  /** Whether the loss of this step, after those before it, means divergence. */
  boolean isBroken(double total) {
    if (Double.isNaN(first)) {
      first = Math.max(1, total);
    }
    high = total > FACTOR * first ? high + 1 : 0;
    return !(Math.abs(total) < LIMIT) || high >= PATIENCE;
  }
}

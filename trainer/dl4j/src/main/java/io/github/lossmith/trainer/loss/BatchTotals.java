package io.github.lossmith.trainer.loss;

import java.util.Arrays;

/**
 * What the parts of a batch need to know about the whole, so that their gradients add up to its
 * gradient: the divisor, and the negatives that mining excludes.
 */
final class BatchTotals {
  private final int[] targets;
  private final float[] negativeLog;
  private final int background;
  private final int positives;
  private final double divisor;
  private final long wanted;

  /**
   * A batch before the forward pass.
   *
   * @param targets true classes of all anchors; kept, and changed by mining
   */
  BatchTotals(int[] targets, AnchorSelection selection) {
    this.targets = targets;
    this.negativeLog = new float[targets.length];
    this.background = selection.background();
    this.positives = (int) Arrays.stream(targets).filter(one -> one != background).count();
    this.divisor = selection.divisor(positives, targets.length);
    this.wanted = Math.round(selection.easyPerHard() * Math.max(1, positives));
  }

  int positives() {
    return positives;
  }

  /** The class that counts as negative. */
  int background() {
    return background;
  }

  int anchors() {
    return targets.length;
  }

  double divisor() {
    return divisor;
  }

  /** -log p_t of every anchor so far. */
  float[] negativeLog() {
    return negativeLog;
  }

  /** Takes -log p_t of {@code count} anchors from {@code first} on. */
  void remember(int first, int count, float[] values) {
    System.arraycopy(values, 0, negativeLog, first, count);
  }

  /** Excludes all but the hardest negatives of the whole batch, after all anchors were added. */
  void mine() {
    HardExampleMining.keep(negativeLog, targets, targets.length, background, wanted);
  }

  /** The classes of {@code count} anchors from {@code first} on, -1 for those left out. */
  void decide(int first, int count, int[] out) {
    System.arraycopy(targets, first, out, 0, count);
  }
}

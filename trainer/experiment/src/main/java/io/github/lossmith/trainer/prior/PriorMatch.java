package io.github.lossmith.trainer.prior;

/**
 * The training target of each prior of one image.
 *
 * <p>The arrays are not copied: a batch is filled from them.
 */
public final class PriorMatch {
  private final int[] labels;
  private final float[] offsets;
  private final float[] bestOverlaps;
  private final int positives;

  PriorMatch(int[] labels, float[] offsets, float[] bestOverlaps) {
    this.labels = labels;
    this.offsets = offsets;
    this.bestOverlaps = bestOverlaps;
    int count = 0;
    for (int label : labels) {
      count += label > 0 ? 1 : 0;
    }
    this.positives = count;
  }

  /** [priors]: the class, from 1, or 0 for background. */
  public int[] labels() {
    return labels;
  }

  /** [priors x 4]: the coded box of the object a prior is matched with; zeros for background. */
  public float[] offsets() {
    return offsets;
  }

  /** [objects]: the IoU of each object with the prior that fits it best. */
  public float[] bestOverlaps() {
    return bestOverlaps;
  }

  /** How many priors are matched with an object. */
  public int positives() {
    return positives;
  }
}

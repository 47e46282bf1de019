package io.github.lossmith.trainer.loss;

/**
 * The anchors of a batch: their logits, targets and gradients. Called by several threads at once,
 * for different rows.
 */
interface AnchorRows {
  /** Anchors in the batch. */
  int count();

  /** Logits of an anchor. */
  int width();

  /** Copies the logits of {@code rows} anchors from {@code first} on. */
  void logits(int first, int rows, float[] out);

  /**
   * Copies the true classes of {@code rows} anchors from {@code first} on: the number of the logit,
   * or -1 for an anchor that is left out.
   */
  void targets(int first, int rows, int[] out);

  /** Takes the gradients by the logits of {@code rows} anchors from {@code first} on. */
  void gradients(int first, int rows, float[] values);
}

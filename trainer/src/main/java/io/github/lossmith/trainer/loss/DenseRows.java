package io.github.lossmith.trainer.loss;

import io.github.lossmith.trainer.backend.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Logits [anchors, classes] with one-hot labels of the same shape; one row an anchor. */
final class DenseRows implements Rows {
  private final INDArray logits;
  private final INDArray labels;
  private final @Nullable INDArray mask;
  private final INDArray gradient;
  private final int width;

  /**
   * Views the arrays, which are FLOAT, contiguous, in c order.
   *
   * @param mask [anchors, 1], 0 where an anchor is left out; null: none is
   */
  DenseRows(INDArray logits, INDArray labels, @Nullable INDArray mask, INDArray gradient) {
    this.logits = logits;
    this.labels = labels;
    this.mask = mask;
    this.gradient = gradient;
    width = (int) logits.size(1);
  }

  @Override
  public int count() {
    return (int) logits.size(0);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void logits(int first, int rows, float[] out) {
    Floats.read(logits, (long) first * width, out, rows * width);
  }

  @Override
  public void targets(int first, int rows, int[] out) {
    float[] hot = new float[rows * width];
    Floats.read(labels, (long) first * width, hot, hot.length);
    for (int row = 0; row < rows; row++) {
      out[row] = greatest(hot, row * width);
    }
    if (mask != null) {
      float[] kept = new float[rows];
      Floats.read(mask, first, kept, rows);
      for (int row = 0; row < rows; row++) {
        out[row] = kept[row] == 0 ? -1 : out[row];
      }
    }
  }

  /** The class with the greatest label, -1 where all labels are 0. */
  private int greatest(float[] hot, int at) {
    int best = -1;
    float most = 0;
    for (int k = 0; k < width; k++) {
      if (hot[at + k] > most) {
        most = hot[at + k];
        best = k;
      }
    }
    return best;
  }

  @Override
  public void gradients(int first, int rows, float[] values) {
    Floats.write(gradient, (long) first * width, values, rows * width);
  }
}

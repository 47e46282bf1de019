package io.github.lossmith.trainer.loss;

import io.github.lossmith.trainer.backend.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Logits [anchors, classes] with independent labels 0 or 1 of the same shape, a row a logit: σ(z)
 * is the softmax of (0, z).
 */
final class SigmoidRows implements Rows {
  private final INDArray logits;
  private final INDArray labels;
  private final @Nullable INDArray mask;
  private final INDArray gradient;
  private final int maskWidth;

  /**
   * Views the arrays, which are FLOAT, contiguous, in c order.
   *
   * @param mask [anchors, 1] or [anchors, classes], 0 where a logit is left out; null: none is
   */
  SigmoidRows(INDArray logits, INDArray labels, @Nullable INDArray mask, INDArray gradient) {
    this.logits = logits;
    this.labels = labels;
    this.mask = mask;
    this.gradient = gradient;
    maskWidth = mask == null ? 1 : (int) (logits.length() / mask.length());
  }

  @Override
  public int count() {
    return (int) logits.length();
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  public void logits(int first, int rows, float[] out) {
    float[] z = new float[rows];
    Floats.read(logits, first, z, rows);
    for (int row = 0; row < rows; row++) {
      out[2 * row + 1] = z[row];
    }
  }

  @Override
  public void targets(int first, int rows, int[] out) {
    float[] label = new float[rows];
    Floats.read(labels, first, label, rows);
    for (int row = 0; row < rows; row++) {
      out[row] = label[row] > 0.5f ? 1 : 0;
    }
    if (mask != null) {
      int from = first / maskWidth;
      float[] kept = new float[(first + rows - 1) / maskWidth - from + 1];
      Floats.read(mask, from, kept, kept.length);
      for (int row = 0; row < rows; row++) {
        out[row] = kept[(first + row) / maskWidth - from] == 0 ? -1 : out[row];
      }
    }
  }

  @Override
  public void gradients(int first, int rows, float[] values) {
    float[] dz = new float[rows];
    for (int row = 0; row < rows; row++) {
      dz[row] = values[2 * row + 1];
    }
    Floats.write(gradient, first, dz, rows);
  }
}

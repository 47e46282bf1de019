package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassVectors;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Logits [examples, outputs] with independent labels in [0, 1] of the same shape, a row a logit:
 * σ(z) is the softmax of (0, z). A label between 0 and 1 is shared by both classes; the target is
 * the more likely one, 1 if they are equal.
 */
final class SigmoidRows extends LabelledRows {
  private static final float[] NOT_SHARED = {};

  private final @Nullable ClassVectors classes;

  /**
   * Views the arrays, or copies them.
   *
   * @param classes tables of the outputs' classes: of z their scale and offset
   * @throws IllegalArgumentException if the shapes do not fit
   */
  SigmoidRows(
      INDArray labels,
      INDArray logits,
      @Nullable INDArray mask,
      INDArray gradient,
      @Nullable ClassVectors classes) {
    super(labels, logits, mask, gradient);
    this.classes = classes;
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
    float[] z = numbers(logits, first, rows);
    for (int row = 0; row < rows && classes != null; row++) {
      int output = (first + row) % outputs;
      z[row] = z[row] * classes.scale(output) + classes.offset(output);
    }
    for (int row = 0; row < rows; row++) {
      boolean certain = z[row] == Float.POSITIVE_INFINITY; // which cannot be subtracted from itself
      out[2 * row] = certain ? Float.NEGATIVE_INFINITY : 0;
      out[2 * row + 1] = certain ? 0 : z[row];
    }
  }

  @Override
  public void targets(int first, int rows, int[] out) {
    float[] label = numbers(labels, first, rows);
    float[] kept = kept(first, rows);
    for (int row = 0; row < rows; row++) {
      if (kept[row] == 0) {
        out[row] = -1;
      } else if (kept[row] == 1 && label[row] >= 0 && label[row] <= 1) {
        out[row] = label[row] >= 0.5f ? 1 : 0;
      } else {
        out[row] = -1;
        wrong(first + row);
      }
    }
  }

  /** The mask's number for each logit. */
  private float[] kept(int first, int rows) {
    float[] each = new float[rows];
    if (mask == null) {
      java.util.Arrays.fill(each, 1);
      return each;
    }
    int logitsOfOne = outputs / maskWidth;
    int from = first / logitsOfOne;
    int count = (first + rows - 1) / logitsOfOne - from + 1;
    float[] kept = numbers(mask, from, count);
    for (int row = 0; row < rows; row++) {
      each[row] = kept[(first + row) / logitsOfOne - from];
    }
    return each;
  }

  @Override
  float[] shares(int first, int rows) {
    float[] label = numbers(labels, first, rows);
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      label[row] = label[row] >= 0.5f ? 1 - label[row] : label[row];
      any |= label[row] > 0;
    }
    return any ? label : NOT_SHARED;
  }

  @Override
  @Nullable ClassVectors ofRow(@Nullable ClassVectors known) {
    return null;
  }

  @Override
  int logit(int row, int target) {
    return target == 1 ? row % outputs : -1;
  }

  @Override
  Problem problem(int row) {
    float kept = kept(row, 1)[0];
    if (kept != 0 && kept != 1) {
      return wrongRow("trainer.loss.mask-value", row / outputs, number(kept));
    }
    float[] label = numbers(labels, row, 1);
    return wrongRow("trainer.loss.soft-label", row / outputs, row % outputs, number(label[0]));
  }

  @Override
  public void gradients(int first, int rows, float[] values) {
    float[] dz = new float[rows];
    for (int row = 0; row < rows; row++) {
      float scale = classes == null ? 1 : classes.scale((first + row) % outputs);
      dz[row] = values[2 * row + 1] * scale;
    }
    writeGradient(first, dz, rows);
  }
}

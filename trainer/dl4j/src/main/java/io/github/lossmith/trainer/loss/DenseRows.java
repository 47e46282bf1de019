package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassVectors;
import io.github.lossmith.trainer.backend.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Logits [examples, classes] with one-hot labels of the same shape; one row an example. */
final class DenseRows extends LabelledRows {
  private static final float[] NOT_SHARED = {};

  /** Marks an invalid row; classes count from 0, and -1 marks a row that is left out. */
  private static final int WRONG = -2;

  /**
   * Views the arrays, or copies them.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or there is one class
   */
  DenseRows(INDArray labels, INDArray logits, @Nullable INDArray mask, INDArray gradient) {
    super(labels, logits, mask, gradient);
    if (outputs == 1) {
      throw refusal("trainer.loss.one-class");
    }
  }

  @Override
  public int count() {
    return (int) logits.size(0);
  }

  @Override
  public int width() {
    return outputs;
  }

  @Override
  public void logits(int first, int rows, float[] out) {
    Floats.read(logits, (long) first * outputs, out, rows * outputs);
    for (int row = 0; row < rows; row++) {
      if (out[row * outputs] == Float.NEGATIVE_INFINITY && isGone(out, row * outputs)) {
        float[] hot = numbers(labels, (long) (first + row) * outputs, outputs);
        // All that is left is the true class, as in the exported losses: p_t = 1.
        out[row * outputs + Math.max(0, target(hot, 0))] = 0;
      }
    }
  }

  private boolean isGone(float[] z, int at) {
    for (int k = 1; k < outputs; k++) {
      if (z[at + k] != Float.NEGATIVE_INFINITY) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void targets(int first, int rows, int[] out) {
    float[] hot = numbers(labels, (long) first * outputs, rows * outputs);
    float[] kept =
        mask == null ? NOT_SHARED : numbers(mask, (long) first * maskWidth, rows * maskWidth);
    for (int row = 0; row < rows; row++) {
      int target = mask == null ? 1 : kept(kept, row * maskWidth);
      target = target > 0 ? target(hot, row * outputs) : target;
      if (target == WRONG) {
        wrong(first + row);
      }
      out[row] = target;
    }
  }

  /** 1 where the row counts, -1 where it is left out. */
  private int kept(float[] mask, int at) {
    float kept = mask[at];
    boolean wrong = kept != 0 && kept != 1;
    for (int k = 1; k < maskWidth; k++) {
      wrong |= mask[at + k] != kept;
    }
    return wrong ? WRONG : kept == 0 ? -1 : 1;
  }

  /** The class with the label 1 among zeros. */
  private int target(float[] hot, int at) {
    int target = WRONG;
    for (int k = 0; k < outputs; k++) {
      float label = hot[at + k];
      if (label != 0) {
        if (label != 1 || target != WRONG) {
          return WRONG;
        }
        target = k;
      }
    }
    return target;
  }

  @Override
  float[] shares(int first, int rows) {
    return NOT_SHARED;
  }

  @Override
  @Nullable ClassVectors ofRow(@Nullable ClassVectors classes) {
    return classes;
  }

  @Override
  int logit(int row, int target) {
    return target;
  }

  @Override
  Problem problem(int row) {
    if (mask != null) {
      float[] kept = numbers(mask, (long) row * maskWidth, maskWidth);
      if (kept(kept, 0) == WRONG) {
        return wrongRow("trainer.loss.mask-row", row, shown(kept));
      }
    }
    float[] hot = numbers(labels, (long) row * outputs, outputs);
    int ones = 0;
    for (int k = 0; k < outputs; k++) {
      if (hot[k] != 0 && hot[k] != 1) {
        return wrongRow("trainer.loss.label", row, k, number(hot[k]), shown(hot));
      }
      ones += hot[k] == 1 ? 1 : 0;
    }
    return ones == 0
        ? wrongRow("trainer.loss.no-class", row, shown(hot))
        : wrongRow("trainer.loss.several-classes", row, ones, shown(hot));
  }

  @Override
  public void gradients(int first, int rows, float[] values) {
    writeGradient(first * outputs, values, rows * outputs);
  }
}

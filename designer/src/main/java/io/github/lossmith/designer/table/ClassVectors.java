package io.github.lossmith.designer.table;

import java.util.Arrays;

/**
 * The tables of a loss for the classes of a network, in the order of its logits. Applied to a row
 * of logits before the softmax, and to its gradient after it: with z'_c = Δ_c·z_c + ι_c - m_t·1[c =
 * t], p̃ = softmax(z') and L in p̃_t, dL/dz_c = Δ_c·ω_t·p̃_t·g(p̃_t)·(1[c = t] - p̃_c). Immutable
 * and thread-safe.
 */
public final class ClassVectors {
  private final float[] weights;
  private final float[] offsets;
  private final float[] scales;
  private final float[] margins;
  private final double[] shares;
  private final boolean changesLogits;
  private final boolean scalesLogits;
  private final boolean hasMargins;

  ClassVectors(
      double[] weights, double[] offsets, double[] scales, double[] margins, double[] shares) {
    this.weights = floats(weights);
    this.offsets = floats(offsets);
    this.scales = floats(scales);
    this.margins = floats(margins);
    this.shares = shares.clone();
    scalesLogits = Arrays.stream(scales).anyMatch(one -> one != 1);
    hasMargins = Arrays.stream(margins).anyMatch(one -> one != 0);
    changesLogits = scalesLogits || Arrays.stream(offsets).anyMatch(one -> one != 0);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The number of logits. */
  public int size() {
    return weights.length;
  }

  /** Whether nothing is changed, so that the tables can be left away. */
  public boolean isNeutral() {
    for (float weight : weights) {
      if (weight != 1) {
        return false;
      }
    }
    return !changesLogits && !hasMargins;
  }

  /** Whether the target's logit has a margin. */
  public boolean hasMargins() {
    return hasMargins;
  }

  /** The value of a term for a logit or a target. */
  public float value(ClassTerm term, int at) {
    return switch (term) {
      case WEIGHT -> weight(at);
      case OFFSET -> offset(at);
      case SCALE -> scale(at);
      case MARGIN -> margin(at);
    };
  }

  /** ω of a target. */
  public float weight(int target) {
    return weights[target];
  }

  /** ι of a logit. */
  public float offset(int logit) {
    return offsets[logit];
  }

  /** Δ of a logit. */
  public float scale(int logit) {
    return scales[logit];
  }

  /** m of a target. */
  public float margin(int target) {
    return margins[target];
  }

  /**
   * The share of a target's class, {@code freq}: 1 for background, NaN where no counts are known.
   */
  public double share(int target) {
    return shares[target];
  }

  /** Whether every class has a share. */
  public boolean hasShares() {
    return Arrays.stream(shares).noneMatch(Double::isNaN);
  }

  /**
   * Turns a row of logits into z'.
   *
   * @param z logits, changed from {@code at} on
   * @param target of the row; below 0 for one that is left out
   */
  public void change(float[] z, int at, int target) {
    if (changesLogits) {
      for (int k = 0; k < offsets.length; k++) {
        z[at + k] = z[at + k] * scales[k] + offsets[k];
      }
    }
    if (hasMargins && target >= 0) {
      z[at + target] -= margins[target];
    }
  }

  /** Turns a row of the gradient by z' into that by z; ω is not applied. */
  public void pullBack(float[] gradient, int at) {
    if (scalesLogits) {
      for (int k = 0; k < scales.length; k++) {
        gradient[at + k] *= scales[k];
      }
    }
  }
}

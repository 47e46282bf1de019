package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.table.ClassVectors;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The loss over rows with arbitrary labels and logits: besides what {@link SoftmaxKernel} does,
 * labels may be shared by the two answers of a sigmoid, and gradients are finite for every logit
 * but NaN. Keeps its buffers; not thread-safe.
 */
final class LabelledKernel {
  /** Rows that one thread processes at a time, as in {@link SoftmaxKernel}. */
  private static final int ROWS_A_PIECE = 1024;

  private final SoftmaxKernel kernel = new SoftmaxKernel();

  /** A design, evaluated by its table, and directly beyond it. */
  record Tabulated(LossCurve curve, CoefficientTable table) {
    /** The table's largest u = -log p. */
    private static final float TABLE_END = 1024;

    /** Largest u, as in the exported PyTorch files: larger values come only from masked classes. */
    private static final float LARGEST = 1e8f;

    static Tabulated of(LossCurve curve) {
      return new Tabulated(curve, CoefficientTable.of(curve));
    }

    /** p·g(p) at u = -log p, no farther from 0 than the largest float. */
    float weightedAt(float u) {
      float weighted =
          u > TABLE_END ? (float) curve.weightedAt(Math.min(u, LARGEST)) : table.weightedAt(u);
      return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, weighted));
    }

    /** L at u = -log p; of an infinite u its limit, which may be infinite. */
    double lossAt(float u) {
      if (u != Float.POSITIVE_INFINITY) {
        return u > TABLE_END ? curve.lossAt(u) : table.lossAt(u);
      }
      double loss = curve.lossAt(Double.MAX_VALUE);
      return loss > Float.MAX_VALUE ? Double.POSITIVE_INFINITY : loss;
    }
  }

  /**
   * A design by the side of the target; the same twice where it has one side.
   *
   * @param classes the tables of the classes, if there are any
   * @param byClass where the coefficient depends on the share of the class, a table for each logit;
   *     else empty
   */
  record TabulatedSides(
      Tabulated object,
      Tabulated background,
      @Nullable ClassVectors classes,
      List<Tabulated> byClass) {
    static TabulatedSides of(
        List<LossCurve> sides, @Nullable ClassVectors classes, List<LossCurve> byClass) {
      List<Tabulated> tables = sides.stream().map(Tabulated::of).toList();
      return new TabulatedSides(
          tables.get(0),
          tables.get(tables.size() - 1),
          classes,
          byClass.stream().map(Tabulated::of).toList());
    }

    /** The design of a target: of a class, or of no class where {@code logit} is below 0. */
    Tabulated of(boolean isObject, int logit) {
      if (logit >= 0 && !byClass.isEmpty()) {
        return byClass.get(logit);
      }
      return isObject ? object : background;
    }

    /** ω of a target, 1 where {@code logit} is below 0. */
    float weight(int logit) {
      return classes == null || logit < 0 ? 1 : classes.weight(logit);
    }
  }

  /**
   * Runs forward and backward.
   *
   * @throws IllegalArgumentException if a row's label or mask is invalid, naming the first
   */
  LossResult run(LabelledRows rows, TabulatedSides design, AnchorSelection selection) {
    LossResult counted = kernel.select(rows, rows.ofRow(design.classes()), selection);
    rows.refuseWrong();
    float scale = (float) (1 / counted.divisor());
    double[] sums = new double[(rows.count() + ROWS_A_PIECE - 1) / ROWS_A_PIECE];
    IntStream.range(0, sums.length)
        .parallel()
        .forEach(
            piece -> sums[piece] = backward(rows, piece, design, selection.background(), scale));
    double sum = 0;
    for (double one : sums) {
      sum += one;
    }
    return new LossResult(
        sum / counted.divisor(), counted.positives(), counted.anchors(), counted.divisor());
  }

  private double backward(
      LabelledRows rows, int piece, TabulatedSides design, int background, float scale) {
    int first = piece * ROWS_A_PIECE;
    int count = Math.min(ROWS_A_PIECE, rows.count() - first);
    int width = rows.width();
    ClassVectors tables = rows.ofRow(design.classes());
    float[] gradient = new float[count * width];
    float[] shares = rows.shares(first, count);
    float[] z = new float[shares.length * width];
    if (shares.length > 0) {
      rows.logits(first, count, z);
    }
    double sum = 0;
    for (int row = 0; row < count; row++) {
      int target = kernel.targets()[first + row];
      if (target >= 0) {
        if (shares.length > 0 && shares[row] > 0) {
          int logit = rows.logit(first + row, 1);
          sum += shared(first + row, shares[row], z, gradient, row, logit, design, scale);
        } else {
          int logit = rows.logit(first + row, target);
          Tabulated own = design.of(target != background, logit);
          float ofClass = design.weight(logit);
          double loss = whole(first + row, width, gradient, row * width, own, scale * ofClass);
          sum += ofClass * loss;
        }
        if (tables != null) {
          tables.pullBack(gradient, row * width);
        }
      }
    }
    rows.gradients(first, count, gradient);
    return sum;
  }

  private double whole(
      int row, int width, float[] gradient, int at, Tabulated design, float scale) {
    float u = kernel.negativeLog()[row];
    float missing = kernel.missing()[row];
    int target = kernel.targets()[row];
    if (missing == 0) { // p·g(p) may be infinite at p = 1, but not (1-p)·p·g(p)
      return design.lossAt(u);
    }
    float weight = design.weightedAt(u) * scale;
    float[] probabilities = kernel.probabilities();
    int from = row * width;
    for (int k = 0; k < width; k++) {
      gradient[at + k] = -weight * probabilities[from + k];
    }
    gradient[at + target] = weight * missing;
    return design.lossAt(u);
  }

  /**
   * The expectation over the target, with 1 - share, and the other one of two answers, of which 1
   * is an object, with the weight and the share of the class of {@code logit}.
   */
  private double shared(
      int row,
      float share,
      float[] z,
      float[] gradient,
      int at,
      int logit,
      TabulatedSides both,
      float scale) {
    int target = kernel.targets()[row];
    float u = kernel.negativeLog()[row];
    float missing = kernel.missing()[row];
    float margin = z[2 * at + target] - z[2 * at + 1 - target];
    float other = softplus(margin);
    Tabulated own = both.of(target == 1, target == 1 ? logit : -1);
    Tabulated others = both.of(target == 0, target == 0 ? logit : -1);
    float weight = target == 1 ? both.weight(logit) : 1;
    float otherWeight = target == 0 ? both.weight(logit) : 1;
    float toTarget = missing == 0 ? 0 : weight * own.weightedAt(u) * missing;
    float p = kernel.probabilities()[2 * row + target];
    float toOther = p == 0 ? 0 : otherWeight * others.weightedAt(other) * p;
    float slope = ((1 - share) * toTarget - share * toOther) * scale;
    gradient[2 * at + target] = slope;
    gradient[2 * at + 1 - target] = -slope;
    return (1 - share) * weight * own.lossAt(u) + share * otherWeight * others.lossAt(other);
  }

  /** -log of the probability of the answer that is behind by {@code margin}. */
  private static float softplus(float margin) {
    return margin > 0
        ? margin + FastExp.log1p(FastExp.of(-margin))
        : FastExp.log1p(FastExp.of(margin));
  }
}

package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.table.ClassVectors;
import io.github.lossmith.trainer.experiment.SideTables;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The loss over the anchors of a batch and its gradient, with u = -log p_t from a log-softmax: the
 * gradient by logit k is (p_t·g(p_t))·(1[k = t] - p_k), never g times a Jacobian, since p_t
 * underflows first. With tables of the classes p is that of the changed logits ({@link
 * ClassVectors}). Keeps its buffers; not thread-safe.
 */
final class SoftmaxKernel {
  /**
   * 86 KiB of logits for VOC's 21 classes, which stay in a core's cache; 47 pieces of 48,000 rows
   * keep all cores busy.
   */
  private static final int ROWS_A_PIECE = 1024;

  private float[] probabilities = new float[0];
  private float[] negativeLog = new float[0];
  private float[] missing = new float[0];
  private int[] targets = new int[0];

  /** Runs forward and backward. */
  LossResult run(AnchorRows rows, SideTables tables, AnchorSelection selection) {
    LossResult counted = select(rows, tables.classes().orElse(null), selection);
    double divisor = counted.divisor();
    return new LossResult(
        backward(rows, tables, selection.background(), divisor),
        counted.positives(),
        counted.anchors(),
        divisor);
  }

  /** Runs forward, counts, and mines; the value of the loss is not computed and 0. */
  LossResult select(AnchorRows rows, @Nullable ClassVectors classes, AnchorSelection selection) {
    int background = selection.background();
    forward(rows, classes);
    int anchors = 0;
    int positives = 0;
    for (int i = 0; i < rows.count(); i++) {
      anchors += targets[i] >= 0 ? 1 : 0;
      positives += targets[i] >= 0 && targets[i] != background ? 1 : 0;
    }
    if (selection.easyPerHard() > 0) {
      long wanted = Math.round(selection.easyPerHard() * Math.max(1, positives));
      HardExampleMining.keep(negativeLog, targets, rows.count(), background, wanted);
    }
    return new LossResult(0, positives, anchors, selection.divisor(positives, anchors));
  }

  /** Runs forward and backward on a part of a batch; gives the part's share of the whole's loss. */
  double run(AnchorRows rows, SideTables tables, BatchTotals whole, int first) {
    forward(rows, tables.classes().orElse(null));
    whole.remember(first, rows.count(), negativeLog);
    whole.decide(first, rows.count(), targets);
    return backward(rows, tables, whole.background(), whole.divisor());
  }

  /** Runs forward only; the results are in {@link #negativeLog}. */
  void forward(AnchorRows rows, @Nullable ClassVectors classes) {
    reserve(rows.count(), rows.width());
    IntStream.range(0, pieces(rows)).parallel().forEach(piece -> forward(rows, piece, classes));
  }

  private double backward(AnchorRows rows, SideTables tables, int background, double divisor) {
    float scale = (float) (1 / divisor);
    double[] sums = new double[pieces(rows)];
    IntStream.range(0, sums.length)
        .parallel()
        .forEach(piece -> sums[piece] = backward(rows, piece, tables, background, scale));
    double sum = 0;
    for (double one : sums) {
      sum += one;
    }
    return sum / divisor;
  }

  private static int pieces(AnchorRows rows) {
    return (rows.count() + ROWS_A_PIECE - 1) / ROWS_A_PIECE;
  }

  private void reserve(int count, int width) {
    if (negativeLog.length < count) {
      negativeLog = new float[count];
      missing = new float[count];
      targets = new int[count];
    }
    if (probabilities.length < (long) count * width) {
      probabilities = new float[count * width];
    }
  }

  /** -log p_t of each anchor in the last run; anchors left out are those with a target below 0. */
  float[] negativeLog() {
    return negativeLog;
  }

  /** True classes of the last run, below 0 where an anchor is left out. */
  int[] targets() {
    return targets;
  }

  /** 1 - p_t of each anchor in the last run. */
  float[] missing() {
    return missing;
  }

  /** p of each class of each anchor in the last run. */
  float[] probabilities() {
    return probabilities;
  }

  private void forward(AnchorRows rows, int piece, @Nullable ClassVectors classes) {
    int first = piece * ROWS_A_PIECE;
    int count = Math.min(ROWS_A_PIECE, rows.count() - first);
    int width = rows.width();
    float[] z = new float[count * width];
    int[] wanted = new int[count];
    rows.logits(first, count, z);
    rows.targets(first, count, wanted);
    if (classes != null) {
      for (int row = 0; row < count; row++) {
        classes.change(z, row * width, wanted[row]);
      }
    }
    for (int row = 0; row < count; row++) {
      softmax(z, row * width, width, wanted[row], first + row);
    }
    System.arraycopy(z, 0, probabilities, first * width, z.length);
    System.arraycopy(wanted, 0, targets, first, count);
  }

  /** Turns one row of logits into probabilities, and stores -log p_t and 1 - p_t. */
  private void softmax(float[] z, int at, int width, int target, int row) {
    float greatest = z[at];
    for (int k = at + 1; k < at + width; k++) {
      greatest = Math.max(greatest, z[k]);
    }
    int right = at + Math.max(target, 0);
    float own = z[right] - greatest;
    float sum = 0;
    float others = 0;
    for (int k = at; k < at + width; k++) {
      float e = FastExp.of(z[k] - greatest);
      z[k] = e;
      sum += e;
      others += k == right ? 0 : e;
    }
    float inverse = 1 / sum;
    for (int k = at; k < at + width; k++) {
      z[k] *= inverse;
    }
    missing[row] = others * inverse;
    negativeLog[row] = own == 0 ? FastExp.log1p(others) : (float) Math.log(sum) - own;
  }

  private double backward(
      AnchorRows rows, int piece, SideTables tables, int background, float scale) {
    int first = piece * ROWS_A_PIECE;
    int count = Math.min(ROWS_A_PIECE, rows.count() - first);
    int width = rows.width();
    ClassVectors classes = tables.classes().orElse(null);
    float[] gradient = new float[count * width];
    double sum = 0;
    for (int row = 0; row < count; row++) {
      int target = targets[first + row];
      if (target >= 0) {
        float u = negativeLog[first + row];
        CoefficientTable table = tables.of(target, background);
        float ofClass = classes == null ? 1 : classes.weight(target);
        float weight = table.weightedAt(u) * scale * ofClass;
        int at = row * width;
        int from = (first + row) * width;
        for (int k = 0; k < width; k++) {
          gradient[at + k] = -weight * probabilities[from + k];
        }
        gradient[at + target] = weight * missing[first + row];
        if (classes != null) {
          classes.pullBack(gradient, at);
        }
        sum += ofClass * table.lossAt(u);
      }
    }
    rows.gradients(first, count, gradient);
    return sum;
  }
}

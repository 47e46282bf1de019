package io.github.lossmith.designer.probe.measured;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradients of all examples of one batch.
 *
 * @param rows the examples
 * @param gradients dL/dz of each example's own logit towards its true side; NaN where the loss
 *     threw
 * @param value the loss of the batch
 */
public record ProbedBatch(List<ProbedExample> rows, List<Double> gradients, double value) {
  public ProbedBatch {
    rows = List.copyOf(rows);
    gradients = List.copyOf(gradients);
  }

  public double first() {
    return gradients.get(0);
  }

  /**
   * Whether this is the example {@code target} at p = 0.3, or 0.7 where hard examples are left out,
   * with {@code count} mates of a class.
   */
  public boolean isCount(int target, int mate, int count) {
    List<ProbedExample> wanted = new ArrayList<>(List.of(new ProbedExample(target, HARD)));
    for (int i = 0; i < count; i++) {
      wanted.add(new ProbedExample(mate, MATE));
    }
    return same(wanted);
  }

  /** Whether this is the example {@code target} at p = 0.3 or 0.7 with one mate at {@code s}. */
  public boolean isPair(int target, int mate, double s) {
    return same(List.of(new ProbedExample(target, HARD), new ProbedExample(mate, s)));
  }

  private boolean same(List<ProbedExample> wanted) {
    if (wanted.size() != rows.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      ProbedExample mine = rows.get(i);
      ProbedExample other = wanted.get(i);
      double place = i == 0 ? Math.copySign(mine.s(), other.s()) : mine.s();
      if (mine.target() != other.target() || Math.abs(place - other.s()) > CLOSE) {
        return false;
      }
    }
    return true;
  }

  /** The logit of p = 0.3, at which probe.py looks at normalisations; p = 0.7 is its negative. */
  private static final double HARD = Math.log(0.3 / 0.7);

  /** The logit of the examples beside it. */
  private static final double MATE = -0.4;

  private static final double CLOSE = 1e-9;
}

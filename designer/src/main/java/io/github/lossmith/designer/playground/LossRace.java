package io.github.lossmith.designer.playground;

import io.github.lossmith.designer.design.SideCoefficients;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Networks that learn side by side on the same points: the same first weights, the same batches in
 * the same order, another loss each. Not thread-safe.
 */
public final class LossRace {
  /**
   * Points of a batch: with 1 rare point in 100 three of four batches have none, as in practice.
   */
  public static final int BATCH = 32;

  private final PointSet points;
  private final List<LossLearner> learners = new ArrayList<>();
  private final SmallNetwork first;
  private final Random random;
  private final int[] order;
  private final double learningRate;
  private int next;
  private long steps;

  /**
   * @param points at least one
   * @param learningRate Adam's, in (0, 1]
   */
  public LossRace(PointSet points, NetworkLayout layout, double learningRate, long seed) {
    if (points.size() == 0 || !(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(points.size() + " points, rate " + learningRate);
    }
    this.points = points;
    this.learningRate = learningRate;
    first = SmallNetwork.of(layout, seed);
    random = new Random(~seed);
    order = new int[points.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    next = order.length;
  }

  /** A loss that starts with the first weights. */
  public LossLearner add(SideCoefficients coefficients) {
    return add(new LossLearner(first.copy(), coefficients));
  }

  /** A loss that goes on from the state of another one. */
  public LossLearner addFrom(LossLearner other, SideCoefficients coefficients) {
    return add(other.copy(coefficients));
  }

  private LossLearner add(LossLearner learner) {
    learners.add(learner);
    return learner;
  }

  /** Takes a loss out. */
  public void remove(LossLearner learner) {
    learners.remove(learner);
  }

  public PointSet points() {
    return points;
  }

  /** The steps of each loss until now. */
  public long steps() {
    return steps;
  }

  /** Lets every loss make so many steps. */
  public void advance(int count) {
    for (int i = 0; i < count; i++) {
      int[] batch = batch();
      for (LossLearner learner : learners) {
        learner.step(points, batch, learningRate);
      }
      steps++;
    }
  }

  /** The next points of an order that is shuffled anew after each pass over all points. */
  private int[] batch() {
    int size = Math.min(BATCH, order.length);
    if (next + size > order.length) {
      shuffle();
      next = 0;
    }
    int[] batch = java.util.Arrays.copyOfRange(order, next, next + size);
    next += size;
    return batch;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[k];
      order[k] = kept;
    }
  }
}

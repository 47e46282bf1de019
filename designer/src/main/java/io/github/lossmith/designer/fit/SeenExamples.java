package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.ProbabilityFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples that a coefficient is fitted to.
 *
 * @param groups how many at which p
 * @param before the pull of each tenth of p under the loss that they were seen with, or under
 *     cross-entropy where that is not known; {@value #TENTHS} of them, in any unit
 */
public record SeenExamples(List<ExampleGroup> groups, List<Double> before) {
  /** The intervals [0, 0.1), …, [0.9, 1]. */
  public static final int TENTHS = 10;

  /**
   * Largest p: half a unit of float32 below 1, which is what a p of 1 was before it was rounded.
   */
  static final double NEAREST_ONE = 1 - 0x1p-25;

  /** Width of a group of values on the logit axis: p(1-p)g(p) is linear in it to 1e-6. */
  private static final double STEP = 0.005;

  /** The logit of {@code ProbabilityFile.LEAST} and of {@link #NEAREST_ONE} lie within it. */
  private static final double WIDEST = 30;

  /**
   * @throws IllegalArgumentException if there is not a value for every tenth
   */
  public SeenExamples {
    groups = groups.stream().filter(group -> group.count() > 0).map(SeenExamples::within).toList();
    before = List.copyOf(before);
    if (before.size() != TENTHS) {
      throw new IllegalArgumentException(before.size() + " tenths");
    }
  }

  private static ExampleGroup within(ExampleGroup group) {
    double p = Math.max(ProbabilityFile.LEAST, Math.min(NEAREST_ONE, group.p()));
    return new ExampleGroup(group.count(), p);
  }

  /** Groups, compared with cross-entropy's pull, 1 - p for each example. */
  public static SeenExamples of(List<ExampleGroup> groups) {
    double[] before = new double[TENTHS];
    for (ExampleGroup group : groups) {
      before[tenth(group.p())] += group.count() * (1 - Math.min(group.p(), NEAREST_ONE));
    }
    List<Double> list = new ArrayList<>();
    for (double pull : before) {
      list.add(pull);
    }
    return new SeenExamples(groups, list);
  }

  /**
   * Single values, in groups so narrow that their sums of p(1-p)g(p) are those of the values.
   *
   * @param values in (0, 1]
   */
  public static SeenExamples of(double[] values) {
    int cells = (int) Math.round(2 * WIDEST / STEP);
    double[] counts = new double[cells * 2];
    double[] sums = new double[cells * 2];
    for (double value : values) {
      double p = Math.min(value, NEAREST_ONE);
      double s = logit(p);
      int cell = (int) Math.floor((s + WIDEST) / STEP);
      // A cell that has the border of two tenths is cut there.
      int index = 2 * Math.max(0, Math.min(cells - 1, cell)) + tenth(p) % 2;
      counts[index]++;
      sums[index] += s;
    }
    List<ExampleGroup> groups = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        groups.add(new ExampleGroup(counts[i], probability(sums[i] / counts[i])));
      }
    }
    return of(groups);
  }

  /** The number of the tenth of p, from 0. */
  public static int tenth(double p) {
    // 0.3 * 10 is 3.0000000000000004 - 4e-16: the borders themselves have to fall to their right.
    int tenth = (int) Math.floor(p * TENTHS + 1e-12);
    return Math.max(0, Math.min(TENTHS - 1, tenth));
  }

  /** The examples in each tenth. */
  public double[] counts() {
    double[] counts = new double[TENTHS];
    for (ExampleGroup group : groups) {
      counts[tenth(group.p())] += group.count();
    }
    return counts;
  }

  /** log(p / (1-p)). */
  static double logit(double p) {
    return Math.log(p) - Math.log1p(-p);
  }

  /** 1 / (1 + e^-s). */
  static double probability(double s) {
    return 1 / (1 + Math.exp(-s));
  }
}

package io.github.lossmith.designer.playground;

import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.design.TargetSide;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How far a network has come, by class. Recall is the share of a class's points that are given to
 * it. The histograms count points by p_t, the probability of their labelled class, in {@link #BINS}
 * equal parts of [0, 1].
 *
 * @param rareRecall recall of the rare class, in [0, 1]; NaN where it has no points
 * @param commonRecall recall of the common class
 * @param accuracy the share of right decisions where classes are as frequent as in training
 * @param rareCounts points of the rare class by p_t
 * @param commonCounts points of the common class by p_t
 * @param rarePull summed |dL/dz| of the rare class by p_t
 * @param commonPull summed |dL/dz| of the common class by p_t
 */
public record LearnerMeasures(
    double rareRecall,
    double commonRecall,
    double accuracy,
    List<Double> rareCounts,
    List<Double> commonCounts,
    List<Double> rarePull,
    List<Double> commonPull) {
  /** Wide enough to be told apart in a small picture. */
  public static final int BINS = 20;

  /** Copies the lists. */
  public LearnerMeasures {
    rareCounts = List.copyOf(rareCounts);
    commonCounts = List.copyOf(commonCounts);
    rarePull = List.copyOf(rarePull);
    commonPull = List.copyOf(commonPull);
  }

  /** The mean of both recalls: one half for a network that knows one class only. */
  public double balancedAccuracy() {
    return (rareRecall + commonRecall) / 2;
  }

  /** The share of the summed |dL/dz| that comes from the rare class; NaN where there is none. */
  public double rarePullShare() {
    double rare = rarePull.stream().mapToDouble(Double::doubleValue).sum();
    double common = commonPull.stream().mapToDouble(Double::doubleValue).sum();
    return rare / (rare + common);
  }

  /**
   * Measures a network.
   *
   * @param points the points it learns from, of which the histograms are
   * @param fresh the points on which its decisions are counted
   */
  public static LearnerMeasures of(LossLearner learner, PointSet points, PointSet fresh) {
    double[][] counts = new double[2][BINS];
    double[][] pulls = new double[2][BINS];
    SideCoefficients coefficients = learner.coefficients();
    for (int i = 0; i < points.size(); i++) {
      boolean rare = points.isRare(i);
      double towardsRare = learner.network().margin(points.x(i), points.y(i));
      double margin = rare ? towardsRare : -towardsRare;
      int bin = Math.min(BINS - 1, (int) (BINS * SmallNetwork.trueProbability(margin)));
      int side = rare ? 1 : 0;
      TargetSide target = rare ? TargetSide.OBJECT : TargetSide.BACKGROUND;
      counts[side][bin]++;
      pulls[side][bin] += Math.abs(SmallNetwork.pull(coefficients.of(target), margin));
    }
    double rare = recall(learner.network(), fresh, true);
    double common = recall(learner.network(), fresh, false);
    double share = points.rareCount() / (double) points.size();
    return new LearnerMeasures(
        rare,
        common,
        share * rare + (1 - share) * common,
        list(counts[1]),
        list(counts[0]),
        list(pulls[1]),
        list(pulls[0]));
  }

  private static double recall(SmallNetwork network, PointSet points, boolean rare) {
    int right = 0;
    int all = 0;
    for (int i = 0; i < points.size(); i++) {
      if (points.isRare(i) == rare) {
        all++;
        right += network.margin(points.x(i), points.y(i)) > 0 == rare ? 1 : 0;
      }
    }
    return right / (double) all;
  }

  private static List<Double> list(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }
}

package io.github.lossmith.designer.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the tenths are to pull, as residuals that are to vanish, each with its compliance: a
 * residual r costs r²/(2·compliance).
 */
final class PullTargets {
  /**
   * The least compliance of a tenth. A residual is this times the multiplier, whose size is that of
   * the roughness that the target costs: some 100, so that pulls are reached to 1e-8.
   */
  static final double EXACT = 1e-10;

  /** The same where |g| may not increase: then tenths may be out of reach, and weigh alike. */
  static final double NEARLY = 1e-6;

  /** Compliance of the hard share, relative to the tenths': it is not given up for them. */
  private static final double SHARE = 1e-3;

  /** With more the share follows its corrections slowly. */
  private static final double MOST_SHARE = 1e-4;

  private final PullEquations equations;
  private final double[] counts;
  private final double[] target;
  private final double[] offset;
  private final double shift;
  private final FitGoal goal;

  /** Residuals with their derivatives by v. */
  static final class Rows {
    private final double[] residual;
    private final double[][] slope;
    private final double[] compliance;

    private Rows(double[] residual, double[][] slope, double[] compliance) {
      this.residual = residual;
      this.slope = slope;
      this.compliance = compliance;
    }

    int size() {
      return residual.length;
    }

    double residual(int k) {
      return residual[k];
    }

    /** The derivative of residual k by v_i. */
    double slope(int k, int i) {
      return slope[k][i];
    }

    double compliance(int k) {
      return compliance[k];
    }
  }

  /**
   * @param counts of the groups of the equations
   * @param target the logarithm of each tenth's pull; NaN where it has no examples
   * @param offset what is added to the logarithm of each tenth's pull
   * @param shift what is added to log(hard : easy), a multiplier of the share
   */
  PullTargets(
      PullEquations equations,
      double[] counts,
      double[] target,
      double[] offset,
      double shift,
      FitGoal goal) {
    this.equations = equations;
    this.counts = counts;
    this.target = target;
    this.offset = offset;
    this.shift = shift;
    this.goal = goal;
  }

  /** The least compliance of a tenth that this goal is solved with. */
  static double least(FitGoal goal) {
    return Math.max(goal.smoothness(), goal.monotone() ? NEARLY : EXACT);
  }

  /** The residuals at v for a compliance of the tenths. */
  Rows at(double[] v, double compliance) {
    double[] pulls = equations.pulls(v, counts);
    double[][] slopes = equations.slopes(v, counts);
    List<Double> residuals = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < SeenExamples.TENTHS; k++) {
      if (!Double.isNaN(target[k])) {
        residuals.add(Math.log(pulls[k]) + offset[k] - target[k]);
        rows.add(slopes[k]);
      }
    }
    int tenths = rows.size();
    if (goal.hardShare().isPresent()) {
      addShare(residuals, rows, pulls, slopes);
    }
    double[] compliances = new double[rows.size()];
    Arrays.fill(compliances, Math.min(SHARE * compliance, MOST_SHARE));
    Arrays.fill(compliances, 0, tenths, compliance);
    return new Rows(
        residuals.stream().mapToDouble(Double::doubleValue).toArray(),
        rows.toArray(double[][]::new),
        compliances);
  }

  /** log(hard : easy) - log(s : 1 - s). */
  private void addShare(
      List<Double> residuals, List<double[]> rows, double[] pulls, double[][] slopes) {
    double[] sides = new double[2];
    for (int k = 0; k < SeenExamples.TENTHS; k++) {
      sides[side(k)] += pulls[k] * Math.exp(offset[k]);
    }
    double[] row = new double[slopes[0].length];
    for (int k = 0; k < SeenExamples.TENTHS; k++) {
      double share = pulls[k] * Math.exp(offset[k]) / sides[side(k)] * (side(k) == 0 ? 1 : -1);
      for (int j = 0; j < row.length; j++) {
        row[j] += share * slopes[k][j];
      }
    }
    double share = goal.hardShare().orElseThrow();
    residuals.add(Math.log(sides[0] / sides[1]) - Math.log(share / (1 - share)) + shift);
    rows.add(row);
  }

  /** 0 for a hard tenth, 1 for an easy one. */
  static int side(int tenth) {
    return tenth < SeenExamples.TENTHS / 2 ? 0 : 1;
  }
}

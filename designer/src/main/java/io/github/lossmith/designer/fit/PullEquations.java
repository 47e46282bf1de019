package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The logarithm of what each tenth pulls, Σ n p(1-p)|g(p)|, as a function of v = log|g| at the
 * knots.
 */
final class PullEquations {
  private final LogitKnots knots;
  private final int[] tenth;
  private final int[] left;
  private final double[] part;
  private final double[] weight;
  private final double[] count;
  private final double[] p;

  PullEquations(LogitKnots knots, List<ExampleGroup> groups) {
    this.knots = knots;
    int size = groups.size();
    tenth = new int[size];
    left = new int[size];
    part = new double[size];
    weight = new double[size];
    count = new double[size];
    p = new double[size];
    for (int i = 0; i < size; i++) {
      ExampleGroup group = groups.get(i);
      double s = SeenExamples.logit(group.p());
      p[i] = group.p();
      tenth[i] = SeenExamples.tenth(p[i]);
      left[i] = knots.left(s);
      part[i] = (s - knots.at(left[i])) / (knots.at(left[i] + 1) - knots.at(left[i]));
      weight[i] = p[i] * (1 - p[i]);
      count[i] = group.count();
    }
  }

  /** How many of each group. */
  double[] counts() {
    return count.clone();
  }

  /** The tenth of group {@code i}. */
  int tenth(int i) {
    return tenth[i];
  }

  /** The pull of each tenth where log|g| is linear between the knots. */
  double[] pulls(double[] v, double[] counts) {
    return sums(i -> counts[i] * weight[i] * size(v, i));
  }

  /** The pull of each tenth under a drawing. */
  double[] pulls(Drawing drawing) {
    ScaleCoefficient g = drawing.coefficient();
    return sums(i -> count[i] * (1 - p[i]) * Math.abs(g.weighted(p[i])));
  }

  private double[] sums(IntToDoubleFunction pull) {
    double[] sums = new double[SeenExamples.TENTHS];
    IntStream.range(0, p.length).forEach(i -> sums[tenth[i]] += pull.applyAsDouble(i));
    return sums;
  }

  private double size(double[] v, int i) {
    return Math.exp(v[left[i]] + part[i] * (v[left[i] + 1] - v[left[i]]));
  }

  /**
   * The derivatives of log pull of each tenth by v; zeros for a tenth without examples. A row adds
   * up to 1, since a factor of g is one of the pull.
   */
  double[][] slopes(double[] v, double[] counts) {
    double[][] rows = new double[SeenExamples.TENTHS][knots.size()];
    double[] pulls = pulls(v, counts);
    for (int i = 0; i < p.length; i++) {
      double share = counts[i] * weight[i] * size(v, i) / pulls[tenth[i]];
      rows[tenth[i]][left[i]] += share * (1 - part[i]);
      rows[tenth[i]][left[i] + 1] += share * part[i];
    }
    return rows;
  }
}

package io.github.lossmith.designer.probe.family;

import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Cross-entropy of a·z + b at the target, a·z at the others: a temperature, a margin, or logit
 * adjustment. Of the other classes each has the same share of 1 - p.
 */
final class ChangedLogitPull implements PullFamily {
  /** Parts of the greatest pull between which a curve is read for its slope. */
  private static final double LEAST_SHARE = 1e-4;

  /** Added to a logit; where more is, the curve is an exponential, and no digit tells how much. */
  private static final double MOST_ADDED = 35;

  private final int classes;

  /** Under a softmax over so many classes; a sigmoid has two. */
  ChangedLogitPull(int classes) {
    this.classes = classes;
  }

  @Override
  public String key() {
    return FieldPull.SCALED;
  }

  @Override
  public List<String> letters() {
    return List.of("a", "b");
  }

  @Override
  public double[] least() {
    return new double[] {0.05, -MOST_ADDED};
  }

  @Override
  public double[] most() {
    return new double[] {70, MOST_ADDED};
  }

  /** What the other classes put into the logit of p where logits are multiplied by a. */
  private double others(double a) {
    return (1 - a) * Math.log(classes - 1.0);
  }

  @Override
  public DoubleUnaryOperator weighted(double[] values) {
    double a = values[0];
    double shift = values[1] - others(a);
    return s -> -a * ProbedPoint.sigmoid(-(a * s + shift)) / ProbedPoint.sigmoid(-s);
  }

  /** The pull is a·(1 - σ(a·s + c)), so its share of the greatest one is a line in logits. */
  @Override
  public List<double[]> starts(PullSamples samples) {
    double most = 0;
    for (int i = 0; i < samples.size(); i++) {
      most = Math.max(most, Math.abs(pull(samples, i)));
    }
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < samples.size(); i++) {
      double share = Math.abs(pull(samples, i)) / most;
      if (share > LEAST_SHARE && share < 1 - LEAST_SHARE) {
        line.addData(samples.s(i), Math.log1p(-share) - Math.log(share));
      }
    }
    double a = line.getSlope();
    boolean inside = line.getN() > 2 && a > least()[0] && a < most()[0];
    return inside ? List.of(new double[] {a, line.getIntercept() + others(a)}) : List.of();
  }

  /** dL/dz of the target. */
  private static double pull(PullSamples samples, int i) {
    return samples.weighted(i) * ProbedPoint.sigmoid(-samples.s(i));
  }

  @Override
  public String formula() {
    return "";
  }

  @Override
  public boolean isPreset() {
    return false;
  }
}

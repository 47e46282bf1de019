package io.github.lossmith.designer.probe.family;

import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Losses of the field that are no presets: by what they do to a logit gradient. */
public final class FieldPull implements PullFamily {
  /** Label smoothing: dL/dz_t = p - (1 - ε). Of K classes ε is the share of the K - 1 others. */
  public static final String SMOOTHING = "smoothing";

  /** Cross-entropy of the network's probabilities, as if they were logits. */
  public static final String DOUBLE_SOFTMAX = "doubleSoftmax";

  /** Binary cross-entropy of the network's sigmoids, as if they were logits. */
  public static final String DOUBLE_SIGMOID = "doubleSigmoid";

  /** A sigmoid focal loss whose targets are 1 - ε and ε. */
  public static final String SMOOTHED_FOCAL = "smoothedFocal";

  /** -log(p + ε). */
  public static final String PLUS_EPSILON = "plusEpsilon";

  /** Focal with log(p + ε) in place of log p. */
  public static final String PLUS_EPSILON_FOCAL = "plusEpsilonFocal";

  /** Focal with the weight p^γ in place of (1-p)^γ. */
  public static final String INVERTED_FOCAL = "invertedFocal";

  /** From here on gamma is a focal one: p itself is the weight of DFT, left in the graph. */
  private static final double LEAST_INVERTED = 1.1;

  /** Focal in min(p + m, 1): the negatives of the asymmetric loss. */
  public static final String SHIFTED_FOCAL = "shiftedFocal";

  /** The same with the weight outside of the graph: -(1-q)^γ/q with q = min(p + m, 1). */
  public static final String SHIFTED_MAKI = "shiftedMaki";

  /** Cross-entropy of a·z + b at the target, a·z at the others. */
  public static final String SCALED = "scaled";

  /** A constant pull on the logit, as of a hinge. */
  public static final String LINEAR = "linear";

  private final String key;
  private final List<String> letters;
  private final double[] least;
  private final double[] most;
  private final String formula;
  private final Function<double[], DoubleUnaryOperator> made;

  /**
   * A family.
   *
   * @param key the end of a message key of {@code designer.probe.family}
   * @param formula as {@link PullFamily#formula}
   * @param made p·g(p) over s of the letters' values
   */
  private FieldPull(
      String key,
      List<String> letters,
      double[] least,
      double[] most,
      String formula,
      Function<double[], DoubleUnaryOperator> made) {
    this.key = key;
    this.letters = List.copyOf(letters);
    this.least = least.clone();
    this.most = most.clone();
    this.formula = formula;
    this.made = made;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public List<String> letters() {
    return letters;
  }

  @Override
  public String formula() {
    return formula;
  }

  /** Families that a sweep with {@code classes} equal other classes may show. */
  public static List<PullFamily> all(int classes, boolean softmax) {
    List<PullFamily> families = new ArrayList<>();
    families.addAll(softmax ? doubleSoftmax(classes) : doubleSigmoid());
    families.add(of(LINEAR, "-1/(p*(1-p))", v -> s -> -1 / p(-s)));
    families.add(
        new FieldPull(
            SMOOTHING,
            List.of("epsilon"),
            new double[] {1e-4},
            new double[] {0.6},
            "-(1-epsilon)/p + epsilon/(1-p)",
            v -> s -> -(1 - v[0]) + v[0] * Math.exp(s)));
    families.add(
        new FieldPull(
            PLUS_EPSILON,
            List.of("epsilon"),
            new double[] {1e-12},
            new double[] {0.1},
            "-1/(p+epsilon)",
            v -> s -> -p(s) / (p(s) + v[0])));
    families.addAll(focals());
    if (!softmax) {
      families.add(
          new FieldPull(
              SMOOTHED_FOCAL,
              List.of("gamma", "epsilon"),
              new double[] {0, 1e-4},
              new double[] {6, 0.4},
              "",
              v -> s -> smoothed(s, v[0], v[1])));
    }
    families.add(new ChangedLogitPull(softmax ? classes : 2));
    return families;
  }

  private static List<PullFamily> doubleSoftmax(int classes) {
    return List.of(
        of(DOUBLE_SOFTMAX, "", v -> s -> twice(s, classes, 0)),
        new FieldPull(
            DOUBLE_SOFTMAX,
            List.of("epsilon"),
            new double[] {1e-4},
            new double[] {0.6},
            "",
            v -> s -> twice(s, classes, v[0])));
  }

  /** Of the answer 1, and of the answer 0. */
  private static List<PullFamily> doubleSigmoid() {
    return List.of(
        of(DOUBLE_SIGMOID, "-1/(1+exp(p))", v -> s -> -p(s) * p(-p(s))),
        of(DOUBLE_SIGMOID, "-1/(1+exp(p-1))", v -> s -> -p(s) * p(p(-s))));
  }

  private static List<PullFamily> focals() {
    return List.of(
        new FieldPull(
            PLUS_EPSILON_FOCAL,
            List.of("gamma", "epsilon"),
            new double[] {0, 1e-12},
            new double[] {10, 0.1},
            "gamma*(1-p)^(gamma-1)*ln(p+epsilon) - (1-p)^gamma/(p+epsilon)",
            v -> s -> p(s) * plusEpsilon(s, v[0], v[1])),
        new FieldPull(
            INVERTED_FOCAL,
            List.of("gamma"),
            new double[] {LEAST_INVERTED},
            new double[] {10},
            "-p^(gamma-1)*(1 + gamma*ln(p))",
            v -> s -> -Math.pow(p(s), v[0]) * (1 - v[0] * softplus(-s))),
        new FieldPull(
            SHIFTED_FOCAL,
            List.of("gamma", "m"),
            new double[] {0, 1e-3},
            new double[] {10, 0.5},
            "if(p+m<1, gamma*(1-p-m)^(gamma-1)*ln(p+m) - (1-p-m)^gamma/(p+m), 0)",
            v -> s -> p(s) * focal(1 - p(-s) + v[1], p(-s) - v[1], v[0])),
        new FieldPull(
            SHIFTED_MAKI,
            List.of("gamma", "m"),
            new double[] {0, 1e-3},
            new double[] {10, 0.5},
            "if(p+m<1, -max(1-p-m, 0)^gamma/(p+m), 0)",
            v -> s -> p(-s) <= v[1] ? 0 : -p(s) * Math.pow(p(-s) - v[1], v[0]) / (p(s) + v[1])));
  }

  private static FieldPull of(
      String key, String formula, Function<double[], DoubleUnaryOperator> made) {
    return new FieldPull(key, List.of(), new double[0], new double[0], formula, made);
  }

  private static double p(double s) {
    return ProbedPoint.sigmoid(s);
  }

  /** d/dp of -(1-p)^γ log p; x is 1 - p. */
  private static double focal(double p, double x, double gamma) {
    if (x <= 0) {
      return 0;
    }
    double easy = gamma == 0 ? 0 : gamma * Math.pow(x, gamma - 1) * Math.log(p);
    return easy - Math.pow(x, gamma) / p;
  }

  /** d/dp of -(1-p)^γ log(p + ε), with the digits of log p near p = 1. */
  private static double plusEpsilon(double s, double gamma, double epsilon) {
    double x = p(-s);
    double log = p(s) < 0.5 ? Math.log(p(s) + epsilon) : Math.log1p(epsilon - x);
    double easy = gamma == 0 ? 0 : gamma * Math.pow(x, gamma - 1) * log;
    return easy - Math.pow(x, gamma) / (p(s) + epsilon);
  }

  /**
   * p·g(p) of -log softmax(softmax(z))_t, with the other K - 1 probabilities equal; with label
   * smoothing their targets have the share ε.
   */
  private static double twice(double s, int classes, double epsilon) {
    double p = p(s);
    double other = p(-s) / (classes - 1);
    double inner = 1 / (1 + (classes - 1) * Math.exp(other - p));
    return p * ((inner - 1 + epsilon) - (1 - inner - epsilon) / (classes - 1));
  }

  /** (1 - p_t)^γ·CE with the target y = 1 - ε in both, by z: dL/dz = p(1-p)·dL/dp. */
  private static double smoothed(double s, double gamma, double epsilon) {
    double p = p(s);
    double x = p(-s);
    double easy = x * (1 - epsilon) + p * epsilon;
    double entropy = (1 - epsilon) * softplus(-s) + epsilon * softplus(s);
    double weight = Math.pow(easy, gamma);
    double slope = gamma == 0 ? 0 : -gamma * Math.pow(easy, gamma - 1) * (1 - 2 * epsilon);
    double entropyByLogit = p - (1 - epsilon);
    return slope * p * entropy + weight * entropyByLogit / x;
  }

  private static double softplus(double s) {
    return s > 0 ? s + Math.log1p(Math.exp(-s)) : Math.log1p(Math.exp(s));
  }

  @Override
  public double[] least() {
    return least.clone();
  }

  @Override
  public double[] most() {
    return most.clone();
  }

  @Override
  public DoubleUnaryOperator weighted(double[] values) {
    return made.apply(values);
  }

  @Override
  public boolean isPreset() {
    return false;
  }
}

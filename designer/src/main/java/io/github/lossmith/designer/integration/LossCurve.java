package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.problem.Outcome;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The loss L(p) = -∫_p^1 g(q) dq of a scale coefficient g = dL/dp, with L(1) = 0, and a bound of
 * its numerical error. Immutable and thread-safe if the coefficient is.
 */
public final class LossCurve {
  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(20);
  private final ScaleCoefficient coefficient;

  private LossCurve(ScaleCoefficient coefficient) {
    this.coefficient = coefficient;
  }

  /**
   * Integrates a coefficient.
   *
   * @return the curve; a problem where g is not a number or has a pole inside (0, 1), or where it
   *     is not integrable at p = 1
   */
  public static Outcome<LossCurve> of(ScaleCoefficient coefficient) {
    return Outcome.ok(new LossCurve(coefficient));
  }

  /** The coefficient that was integrated. */
  public ScaleCoefficient source() {
    return coefficient;
  }

  /**
   * g(p); at p = 1 the limit, where the formula itself has none (0·∞).
   *
   * @param p in (0, 1]
   */
  public double coefficient(double p) {
    return coefficient.at(p);
  }

  /**
   * p·g(p), the factor of a softmax's logit gradients.
   *
   * @param p in (0, 1]
   */
  public double weighted(double p) {
    return coefficient.weighted(p);
  }

  /**
   * The sigmoid's dL/dz = p(1-p)g(p).
   *
   * @param p in (0, 1]
   */
  public double logitGradient(double p) {
    return (1 - p) * weighted(p);
  }

  /**
   * L(p).
   *
   * @param p in (0, 1]
   */
  public double loss(double p) {
    double u = -Math.log(p);
    double sum = 0;
    int panels = 64;
    for (int i = 0; i < panels; i++) {
      double from = i / (double) panels;
      sum -= RULE.integrate(x -> substituted(from + (x + 1) / (2 * panels), u)) / (2 * panels);
    }
    return sum;
  }

  private double substituted(double s, double u) {
    return weighted(Math.exp(-s * s * u)) * 2 * s * u;
  }

  /**
   * At least |L(p) - the true loss|.
   *
   * @param p in (0, 1]
   */
  public double errorBound(double p) {
    return 1e-9 * (1 + Math.abs(loss(p)));
  }
}

package io.github.lossmith.designer.integration;

/**
 * Interpolation at the Chebyshev points of the first kind, τ_j = cos(π(j+1/2)/n): they leave out
 * the ends of the interval, where an integrand may jump or be infinite (Trefethen, Approximation
 * Theory and Approximation Practice, 2013, chapters 3, 4, 19).
 */
final class ChebyshevRule {
  /** The number of points. */
  static final int POINTS = 20;

  /** The points, computed once. */
  private static final double[] NODES = nodes();

  private static final double[][] TRANSFORM = transform();

  private ChebyshevRule() {}

  /** The point {@code j} in (-1, 1), decreasing in j. */
  static double node(int j) {
    return NODES[j];
  }

  private static double[] nodes() {
    double[] nodes = new double[POINTS];
    for (int j = 0; j < POINTS; j++) {
      nodes[j] = Math.cos(Math.PI * (j + 0.5) / POINTS);
    }
    return nodes;
  }

  private static double[][] transform() {
    double[][] matrix = new double[POINTS][POINTS];
    for (int k = 0; k < POINTS; k++) {
      for (int j = 0; j < POINTS; j++) {
        double factor = (k == 0 ? 1.0 : 2.0) / POINTS;
        matrix[k][j] = factor * Math.cos(Math.PI * k * (j + 0.5) / POINTS);
      }
    }
    return matrix;
  }

  /** The coefficients of Σ c_k T_k through the values at the nodes. */
  static double[] coefficients(double[] values) {
    double[] coefficients = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double[] row = TRANSFORM[k];
      double sum = 0;
      for (int j = 0; j < POINTS; j++) {
        sum += row[j] * values[j];
      }
      coefficients[k] = sum;
    }
    return coefficients;
  }

  /** The coefficients of the antiderivative that is 0 at τ = -1. */
  static double[] antiderivative(double[] c) {
    double[] b = new double[c.length + 1];
    for (int k = 1; k < b.length; k++) {
      double before = k == 1 ? 2 * c[0] : c[k - 1];
      double after = k + 1 < c.length ? c[k + 1] : 0;
      b[k] = (before - after) / (2 * k);
    }
    double atMinusOne = 0;
    for (int k = b.length - 1; k > 0; k--) {
      atMinusOne += k % 2 == 0 ? b[k] : -b[k];
    }
    b[0] = -atMinusOne;
    return b;
  }

  /** Σ c_k T_k(τ) by Clenshaw's recurrence. */
  static double sum(double[] c, double tau) {
    double twice = 2 * tau;
    double b1 = 0;
    double b2 = 0;
    for (int k = c.length - 1; k > 0; k--) {
      double b0 = twice * b1 - b2 + c[k];
      b2 = b1;
      b1 = b0;
    }
    return tau * b1 - b2 + c[0];
  }

  /**
   * An estimate of the interpolation error: the sum of the coefficients that were left out, if they
   * go on falling as the last ones did.
   */
  static double truncation(double[] c) {
    double last = Math.max(Math.abs(c[POINTS - 1]), Math.abs(c[POINTS - 2]));
    double before = Math.max(Math.abs(c[POINTS - 5]), Math.abs(c[POINTS - 6]));
    if (last == 0) {
      return 0;
    }
    double ratio = before == 0 ? 1 : Math.sqrt(Math.sqrt(last / before));
    // If the coefficients hardly fall, the last one counts ten times.
    return last / (1 - Math.min(ratio, 0.9));
  }
}

package io.github.lossmith.designer.drawing;

/**
 * Slopes at the knots that keep a piecewise-cubic Hermite interpolant monotone wherever its knots
 * are: three-point slopes, limited as in F. N. Fritsch, R. E. Carlson, "Monotone piecewise cubic
 * interpolation", SIAM J. Numer. Anal. 17 (1980), so that α² + β² ≤ 9 in every piece, where α and β
 * are the slopes at its ends divided by its secant.
 */
final class MonotoneSlopes {
  /** Fritsch and Carlson: a piece is monotone if α² + β² ≤ 9. */
  private static final double RADIUS = 3;

  private MonotoneSlopes() {}

  static double[] of(double[] x, double[] y) {
    int pieces = x.length - 1;
    double[] width = new double[pieces];
    double[] secant = new double[pieces];
    for (int i = 0; i < pieces; i++) {
      width[i] = x[i + 1] - x[i];
      secant[i] = (y[i + 1] - y[i]) / width[i];
    }
    double[] slope = threePoint(width, secant);
    for (int i = 0; i < pieces; i++) {
      limit(slope, i, secant[i]);
    }
    return slope;
  }

  private static double[] threePoint(double[] width, double[] secant) {
    int last = secant.length;
    double[] slope = new double[last + 1];
    for (int i = 1; i < last; i++) {
      double sum = width[i - 1] + width[i];
      slope[i] = (width[i] * secant[i - 1] + width[i - 1] * secant[i]) / sum;
    }
    int m = last - 1;
    boolean one = last == 1;
    slope[0] = one ? secant[0] : end(width[0], width[1], secant[0], secant[1]);
    slope[last] = one ? secant[0] : end(width[m], width[m - 1], secant[m], secant[m - 1]);
    return slope;
  }

  private static double end(double near, double far, double secant, double next) {
    return ((2 * near + far) * secant - near * next) / (near + far);
  }

  /** Gives both slopes of a piece the sign of its secant and limits them to the circle. */
  private static void limit(double[] slope, int i, double secant) {
    if (secant == 0) {
      slope[i] = 0;
      slope[i + 1] = 0;
      return;
    }
    double alpha = Math.max(0, slope[i] / secant);
    double beta = Math.max(0, slope[i + 1] / secant);
    double scale = Math.min(1, RADIUS / Math.hypot(alpha, beta));
    slope[i] = scale * alpha * secant;
    slope[i + 1] = scale * beta * secant;
  }
}

package io.github.lossmith.designer.drawing;

/**
 * Slopes at the knots that keep a piecewise-cubic Hermite interpolant monotone wherever its knots
 * are: weighted harmonic means of the neighbouring secants (Fritsch &amp; Butland, 1984), zero at a
 * turning point; at the ends the three-point formula, limited as in Fritsch &amp; Carlson (1980).
 */
final class MonotoneSlopes {
  private MonotoneSlopes() {}

  static double[] of(double[] x, double[] y) {
    int n = x.length;
    double[] width = new double[n - 1];
    double[] secant = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      width[i] = x[i + 1] - x[i];
      secant[i] = (y[i + 1] - y[i]) / width[i];
    }
    double[] slope = new double[n];
    for (int i = 1; i < n - 1; i++) {
      slope[i] = inner(width[i - 1], width[i], secant[i - 1], secant[i]);
    }
    int m = n - 2;
    slope[0] = n == 2 ? secant[0] : end(width[0], width[1], secant[0], secant[1]);
    slope[n - 1] = n == 2 ? secant[0] : end(width[m], width[m - 1], secant[m], secant[m - 1]);
    return slope;
  }

  private static double inner(double left, double right, double before, double after) {
    if (!(before * after > 0)) {
      return 0;
    }
    double first = 2 * right + left;
    double second = right + 2 * left;
    return (first + second) / (first / before + second / after);
  }

  private static double end(double near, double far, double secant, double next) {
    double slope = ((2 * near + far) * secant - near * next) / (near + far);
    if (slope * secant <= 0) {
      return 0;
    }
    boolean steep = secant * next <= 0 && Math.abs(slope) > 3 * Math.abs(secant);
    return steep ? 3 * secant : slope;
  }
}

package io.github.lossmith.designer.drawing;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.Arrays;
import java.util.List;

/** The monotone piecewise-cubic Hermite interpolant of a drawing (Fritsch &amp; Carlson, 1980). */
final class DrawnCoefficient implements ScaleCoefficient {
  private final double[] p;
  private final double[] g;
  private final double[] slope;
  private final LeftTail leftTail;

  DrawnCoefficient(Drawing drawing) {
    this.p = drawing.knots().stream().mapToDouble(Knot::p).toArray();
    this.g = drawing.knots().stream().mapToDouble(Knot::g).toArray();
    this.slope = MonotoneSlopes.of(p, g);
    this.leftTail = drawing.leftTail();
  }

  @Override
  public double at(double x) {
    int last = p.length - 1;
    if (x < p[0]) {
      return leftTail == LeftTail.HOLD ? g[0] : g[0] * p[0] / x;
    }
    if (x >= p[last]) {
      return x <= 1 ? g[last] : Double.NaN;
    }
    int found = Arrays.binarySearch(p, x);
    return found >= 0 ? g[found] : between(-found - 2, x);
  }

  @Override
  public double weighted(double x) {
    return x < p[0] && leftTail == LeftTail.RECIPROCAL ? g[0] * p[0] : x * at(x);
  }

  /** Cubic Hermite on [p_i, p_i+1], written around the nearer value to keep its digits. */
  private double between(int i, double x) {
    double width = p[i + 1] - p[i];
    double s = (x - p[i]) / width;
    double rise = g[i + 1] - g[i];
    double bend = width * ((1 - s) * slope[i] - s * slope[i + 1]);
    return g[i] + s * s * (3 - 2 * s) * rise + s * (1 - s) * bend;
  }

  @Override
  public List<Double> breakpoints() {
    return Arrays.stream(p).filter(x -> x < 1).boxed().toList();
  }
}

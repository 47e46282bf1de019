package io.github.lossmith.designer.drawing;

import io.github.lossmith.designer.coefficient.CoefficientBand;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** The monotone piecewise-cubic Hermite interpolant of a drawing (Fritsch &amp; Carlson, 1980). */
final class DrawnCoefficient implements ScaleCoefficient {
  private final double[] p;
  private final double[] g;
  private final double[] slope;
  private final double[] lossAtKnot;
  private final LeftTail leftTail;
  private final List<KnotRange> band;

  DrawnCoefficient(Drawing drawing) {
    this(drawing.knots(), drawing.leftTail(), drawing.band());
  }

  DrawnCoefficient(List<Knot> knots, LeftTail leftTail) {
    this(knots, leftTail, List.of());
  }

  private DrawnCoefficient(List<Knot> knots, LeftTail leftTail, List<KnotRange> band) {
    this.band = band;
    this.p = knots.stream().mapToDouble(Knot::p).toArray();
    this.g = knots.stream().mapToDouble(Knot::g).toArray();
    this.slope = MonotoneSlopes.of(p, g);
    this.leftTail = leftTail;
    int last = p.length - 1;
    this.lossAtKnot = new double[p.length];
    lossAtKnot[last] = -g[last] * (1 - p[last]);
    for (int i = last - 1; i >= 0; i--) {
      lossAtKnot[i] = lossAtKnot[i + 1] - area(i, p[i + 1] - p[i]);
    }
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
  public Optional<DoubleUnaryOperator> nearOne() {
    return Optional.of(this::nearOne);
  }

  private double nearOne(double x) {
    int last = p.length - 1;
    boolean inLast = last > 0 && p[last] == 1 && 2 * x < 1 - p[last - 1];
    return inLast ? fromRight(last - 1, x) : at(1 - x);
  }

  @Override
  public double weighted(double x) {
    return x < p[0] && leftTail == LeftTail.RECIPROCAL ? g[0] * p[0] : x * at(x);
  }

  /** The cubic on [p_i, p_i+1], written from the nearer end to keep its digits. */
  private double between(int i, double x) {
    double fromLeft = x - p[i];
    double fromRight = p[i + 1] - x;
    double width = p[i + 1] - p[i];
    double secant = (g[i + 1] - g[i]) / width;
    return fromLeft < fromRight
        ? cubic(fromLeft, g[i], slope[i], slope[i + 1], secant, width)
        : fromRight(i, fromRight);
  }

  /** The cubic at the distance {@code x} to p_i+1. */
  private double fromRight(int i, double x) {
    double width = p[i + 1] - p[i];
    double secant = (g[i + 1] - g[i]) / width;
    return cubic(x, g[i + 1], -slope[i + 1], -slope[i], -secant, width);
  }

  private static double cubic(
      double x, double value, double near, double far, double secant, double width) {
    double second = (3 * secant - 2 * near - far) / width;
    double third = (near + far - 2 * secant) / (width * width);
    return value + x * (near + x * (second + x * third));
  }

  /** -∫_x^1 g, exact but for rounding. */
  double loss(double x) {
    int last = p.length - 1;
    if (x >= p[last]) {
      return -g[last] * (1 - x);
    }
    if (x < p[0]) {
      double left = leftTail == LeftTail.HOLD ? p[0] - x : p[0] * Math.log(p[0] / x);
      return lossAtKnot[0] - g[0] * left;
    }
    int found = Arrays.binarySearch(p, x);
    int i = found >= 0 ? Math.min(found, last - 1) : -found - 2;
    return lossAtKnot[i + 1] - area(i, p[i + 1] - x);
  }

  /** The integral of piece {@code i} over its rightmost {@code s}. */
  private double area(int i, double s) {
    double width = p[i + 1] - p[i];
    double secant = (g[i + 1] - g[i]) / width;
    double second = (2 * slope[i + 1] + slope[i] - 3 * secant) / width;
    double third = (2 * secant - slope[i] - slope[i + 1]) / (width * width);
    return s * (g[i + 1] + s * (-slope[i + 1] / 2 + s * (second / 3 + s * third / 4)));
  }

  /** Each side is a drawing of its own, with the same left tail; NaN beyond the last range. */
  @Override
  public Optional<CoefficientBand> band() {
    if (band.size() < 2) {
      return Optional.empty();
    }
    double end = band.get(band.size() - 1).p();
    DrawnCoefficient low = side(KnotRange::low);
    DrawnCoefficient high = side(KnotRange::high);
    return Optional.of(
        new CoefficientBand(
            x -> x <= end ? low.at(x) : Double.NaN, x -> x <= end ? high.at(x) : Double.NaN));
  }

  private DrawnCoefficient side(ToDoubleFunction<KnotRange> end) {
    return new DrawnCoefficient(
        band.stream().map(range -> new Knot(range.p(), end.applyAsDouble(range))).toList(),
        leftTail);
  }

  @Override
  public List<Double> breakpoints() {
    return Arrays.stream(p).filter(x -> x < 1).boxed().toList();
  }
}

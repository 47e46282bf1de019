package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/** A coefficient on a grid that is even in the logit, from p = 1e-9 to 1 - 1e-9. */
final class CoefficientScan {
  /**
   * 27 a decade of p/(1-p). With 240 and with 960 the verdicts on 362 coefficients are the same, at
   * 18 % less and 35 % more evaluations.
   */
  private static final int POINTS = 480;

  /** The scan begins at p = 1e-9; the behaviour for p → 0 is examined separately. */
  private static final double END = Math.log(1e9);

  /**
   * A cell of the grid, at most 0.022 wide, is halved down to 2e-14, more than {@link #tidy} shows.
   */
  private static final int HALVINGS = 40;

  /**
   * Relative distance of the samples on both sides of a breakpoint; at 1e-6 a jump at p = 0.001 is
   * taken for a slope.
   */
  private static final double BESIDE = 1e-9;

  private final RoundedCoefficient coefficient;
  private final double[] p;
  private final RoundedValue[] g;

  CoefficientScan(RoundedCoefficient coefficient) {
    this.coefficient = coefficient;
    this.p = places(coefficient.plain());
    this.g = new RoundedValue[p.length];
    for (int i = 0; i < p.length; i++) {
      g[i] = coefficient.at(p[i]);
    }
  }

  private static double[] places(ScaleCoefficient coefficient) {
    TreeSet<Double> places = new TreeSet<>(coefficient.narrow().places());
    for (int i = 0; i <= POINTS; i++) {
      places.add(1 / (1 + Math.exp(END * (1 - 2.0 * i / POINTS))));
    }
    for (double p : coefficient.breakpoints()) {
      places.add(p);
      places.add(p * (1 - BESIDE));
      places.add(p + (1 - p) * BESIDE);
    }
    return places.stream().filter(p -> p > 0 && p < 1).mapToDouble(p -> p).toArray();
  }

  int size() {
    return p.length;
  }

  double p(int i) {
    return p[i];
  }

  double g(int i) {
    return g[i].value();
  }

  RoundedValue at(double place) {
    return coefficient.at(place);
  }

  /** {@link #at}, with what rounding may do to the conditions in g. */
  RoundedValue nearSwitch(double place) {
    return coefficient.nearSwitch(place);
  }

  /** Where g is not negative, beyond doubt. */
  List<Interval> notNegative() {
    return where(value -> value.isAtLeast(0));
  }

  /** Where rounding hides the sign of g. */
  List<Interval> withoutSign() {
    return inside(where(value -> !value.isAtLeast(0) && !value.isBelow(0) && !value.isMissing()));
  }

  /** Without those that are nearer to the ends than this grid: the ends are examined separately. */
  private static List<Interval> inside(List<Interval> intervals) {
    double end = Math.exp(-END);
    return intervals.stream().filter(one -> one.to() >= end && one.from() <= 1 - end).toList();
  }

  /** Where rounding leaves less than three digits of g, the greatest nearby. */
  List<Interval> vague() {
    List<Interval> found = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= p.length; i++) {
      boolean is = i < p.length && isVague(i);
      if (is && begin < 0) {
        begin = i;
      } else if (!is && begin >= 0) {
        found.add(new Interval(begin == 0 ? 0 : p[begin], i == p.length ? 1 : p[i - 1]));
        begin = -1;
      }
    }
    return inside(found);
  }

  private boolean isVague(int i) {
    double size = 0;
    for (int k = Math.max(0, i - 1); k <= Math.min(p.length - 1, i + 1); k++) {
      double near = Math.abs(g(k));
      size = Double.isFinite(near) ? Math.max(size, near) : size;
    }
    return g[i].error() > RoundedValue.VAGUE * size;
  }

  /** The intervals of (0, 1) where the condition on g holds, with their ends found by bisection. */
  List<Interval> where(Predicate<RoundedValue> such) {
    List<Interval> found = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= p.length; i++) {
      boolean is = i < p.length && such.test(g[i]);
      if (is && begin < 0) {
        begin = i;
      } else if (!is && begin >= 0) {
        double from = begin == 0 ? 0 : edge(begin - 1, begin, such);
        double to = i == p.length ? 1 : edge(i, i - 1, such);
        found.add(new Interval(from, to));
        begin = -1;
      }
    }
    return found;
  }

  private double edge(int outside, int inside, Predicate<RoundedValue> such) {
    double out = p[outside];
    double in = p[inside];
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (out + in) / 2;
      if (such.test(coefficient.at(middle))) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return tidy(in);
  }

  /** A p next to a number of at most nine decimals as that number, which is what was typed. */
  static double tidy(double place) {
    double rounded = Math.rint(place * 1e9) / 1e9;
    return place > 1e-3 && Math.abs(rounded - place) < 1e-10 ? rounded : place;
  }

  /** The intervals where g decreases by more than its rounding. */
  List<Interval> decreasing() {
    List<Interval> found = new ArrayList<>();
    int begin = -1;
    boolean[] fall = falling();
    for (int i = 0; i < p.length; i++) {
      boolean falls = fall[i];
      if (falls && begin < 0) {
        begin = i;
      } else if (!falls && begin >= 0) {
        double from = begin == 0 ? 0 : extreme(begin, 1);
        double to = i == p.length - 1 ? 1 : extreme(i, -1);
        found.add(new Interval(from, Math.max(from, to)));
        begin = -1;
      }
    }
    return found;
  }

  /** Where g falls to the next point, or hides in rounding no rise between falls of its size. */
  private boolean[] falling() {
    boolean[] fall = new boolean[p.length];
    int last = -1;
    for (int i = 0; i + 1 < p.length; i++) {
      fall[i] = falls(i);
      if (fall[i]) {
        for (int k = last + 1; last >= 0 && k < i && isLostBetween(last, i); k++) {
          fall[k] = true;
        }
        last = i;
      }
    }
    return fall;
  }

  /**
   * Whether steps between two falls are lost in a rounding that is no less than a tenth of them.
   */
  private boolean isLostBetween(int before, int after) {
    double drop = Math.max(g(before) - g(before + 1), g(after) - g(after + 1));
    for (int k = before + 1; k < after; k++) {
      double error = g[k].error() + g[k + 1].error();
      if (!(g(k + 1) - g(k) <= error) || error < drop / 10) {
        return false;
      }
    }
    return true;
  }

  private boolean falls(int i) {
    double drop = g(i) - g(i + 1);
    double size = Math.max(Math.abs(g(i)), Math.abs(g(i + 1)));
    return drop > 1e-13 * size
        && drop > g[i].error() + g[i + 1].error()
        && drop > 8 * (noise(p[i], g(i)) + noise(p[i + 1], g(i + 1)));
  }

  /** The variation of g between neighbouring doubles. */
  private double noise(double place, double value) {
    double most = 0;
    for (int ulps = 1; ulps <= 3; ulps++) {
      double there = Math.min(place + ulps * Math.ulp(place), 1);
      most = Math.max(most, Math.abs(coefficient.plain().at(there) - value));
    }
    return most;
  }

  /** The p at which g has its maximum ({@code sign} 1) or minimum (-1) near a grid point. */
  private double extreme(int i, int sign) {
    int before = Math.max(0, i - 1);
    int after = Math.min(p.length - 1, i + 1);
    double low = isVague(before) ? p[i] : p[before];
    double high = isVague(after) ? p[i] : p[after];
    return tidy(peak(low, high, sign > 0, place -> sign * coefficient.at(place).value()));
  }

  /**
   * The argument at which {@code f} is greatest, by golden section; the right or left end of a
   * plateau.
   */
  static double peak(double low, double high, boolean rightmost, DoubleUnaryOperator f) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double a = low;
    double b = high;
    double left = b - ratio * (b - a);
    double right = a + ratio * (b - a);
    double atLeft = f.applyAsDouble(left);
    double atRight = f.applyAsDouble(right);
    for (int i = 0; i < HALVINGS; i++) {
      if (atLeft > atRight || (atLeft == atRight && !rightmost)) {
        b = right;
        right = left;
        atRight = atLeft;
        left = b - ratio * (b - a);
        atLeft = f.applyAsDouble(left);
      } else {
        a = left;
        left = right;
        atLeft = atRight;
        right = a + ratio * (b - a);
        atRight = f.applyAsDouble(right);
      }
    }
    return (a + b) / 2;
  }
}

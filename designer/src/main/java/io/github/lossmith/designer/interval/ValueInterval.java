package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.expression.Arithmetic;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.FormulaFunction;

/**
 * An interval that holds every value an operator or a function has for operands within intervals;
 * the whole line where nothing is known. Rounding is not directed outwards; where that matters, a
 * result is {@link #widened}.
 */
public record ValueInterval(double low, double high) {
  static final ValueInterval WHOLE =
      new ValueInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  static final ValueInterval ZERO = new ValueInterval(0, 0);
  private static final ValueInterval ONE = new ValueInterval(1, 1);
  private static final ValueInterval TRUTH = new ValueInterval(0, 1);

  static ValueInterval of(double a, double b) {
    boolean unknown = Double.isNaN(a) || Double.isNaN(b);
    return unknown ? WHOLE : new ValueInterval(Math.min(a, b), Math.max(a, b));
  }

  private static ValueInterval hull(double... corners) {
    double low = corners[0];
    double high = corners[0];
    for (double corner : corners) {
      low = Math.min(low, corner);
      high = Math.max(high, corner);
    }
    return of(low, high);
  }

  double width() {
    return high - low;
  }

  boolean holds(double value) {
    return low <= value && value <= high;
  }

  /**
   * Whether it is 0 alone; a record's own comparison would cost each command 10 ms at its start.
   */
  boolean isZero() {
    return low == 0 && high == 0;
  }

  boolean isPoint() {
    return low == high;
  }

  /** The interval widened by a fraction of each end. */
  ValueInterval widened(double relative) {
    double below = Double.isFinite(low) ? low - Math.abs(low) * relative : low;
    double above = Double.isFinite(high) ? high + Math.abs(high) * relative : high;
    return new ValueInterval(below, above);
  }

  /** The intersection, or this interval if rounding leaves it empty. */
  ValueInterval narrowedBy(ValueInterval other) {
    double begin = Math.max(low, other.low);
    double end = Math.min(high, other.high);
    return begin <= end ? new ValueInterval(begin, end) : this;
  }

  ValueInterval negated() {
    return new ValueInterval(-high, -low);
  }

  ValueInterval joined(ValueInterval other) {
    return new ValueInterval(Math.min(low, other.low), Math.max(high, other.high));
  }

  static ValueInterval apply(BinaryOperator operator, ValueInterval a, ValueInterval b) {
    return switch (operator) {
      case ADD -> of(a.low + b.low, a.high + b.high);
      case SUBTRACT -> of(a.low - b.high, a.high - b.low);
      case MULTIPLY -> product(a, b);
      case DIVIDE -> product(a, reciprocal(b));
      case POWER -> power(a, b);
      case LESS -> less(a.low < b.high, a.high < b.low);
      case LESS_OR_EQUAL -> less(a.low <= b.high, a.high <= b.low);
      case GREATER -> less(b.low < a.high, b.high < a.low);
      case GREATER_OR_EQUAL -> less(b.low <= a.high, b.high <= a.low);
      case EQUAL -> equal(a, b);
      case NOT_EQUAL -> apply(BinaryOperator.SUBTRACT, ONE, equal(a, b));
    };
  }

  private static ValueInterval equal(ValueInterval a, ValueInterval b) {
    boolean certain = a.isPoint() && a.equals(b);
    return certain ? ONE : a.meets(b) ? TRUTH : ZERO;
  }

  private boolean meets(ValueInterval other) {
    return low <= other.high && other.low <= high;
  }

  private static ValueInterval less(boolean possible, boolean certain) {
    return certain ? new ValueInterval(1, 1) : possible ? TRUTH : new ValueInterval(0, 0);
  }

  private static ValueInterval product(ValueInterval a, ValueInterval b) {
    return hull(
        times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high));
  }

  private static double times(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }

  private static ValueInterval reciprocal(ValueInterval b) {
    if (b.low < 0 && b.high > 0) {
      return WHOLE;
    }
    double low = b.high == 0 ? Double.NEGATIVE_INFINITY : 1 / b.high;
    double high = b.low == 0 ? Double.POSITIVE_INFINITY : 1 / b.low;
    return b.high == 0 ? of(low, high).belowZero(1 / b.low) : of(low, high);
  }

  private ValueInterval belowZero(double nearest) {
    return new ValueInterval(low, nearest);
  }

  private static ValueInterval power(ValueInterval a, ValueInterval b) {
    if (a.low >= 0) {
      return hull(
          Math.pow(a.low, b.low),
          Math.pow(a.low, b.high),
          Math.pow(a.high, b.low),
          Math.pow(a.high, b.high));
    }
    if (b.low != b.high) {
      // Of a negative number only whole powers exist; a computed exponent is an interval.
      boolean whole = Math.ceil(b.low) <= b.high;
      return whole || a.high < 0 ? WHOLE : power(new ValueInterval(0, a.high), b);
    }
    double n = b.low;
    if (n < 0) {
      return reciprocal(power(a, new ValueInterval(-n, -n)));
    }
    if (n != Math.rint(n)) {
      return a.high < 0 ? WHOLE : of(0, Math.pow(a.high, n));
    }
    ValueInterval ends = of(Math.pow(a.low, n), Math.pow(a.high, n));
    return n % 2 == 0 && a.high > 0 ? new ValueInterval(0, ends.high) : ends;
  }

  /** The square of what is in {@code a}: narrower than the product of two independent factors. */
  static ValueInterval square(ValueInterval a) {
    return power(a, new ValueInterval(2, 2));
  }

  static ValueInterval apply(FormulaFunction function, ValueInterval[] x) {
    ValueInterval a = x[0];
    return switch (function) {
      case LOG, LOG2, LOG10, SQRT -> monotone(function, a.clipped(0, Double.POSITIVE_INFINITY));
      case LOG1P -> monotone(function, a.clipped(-1, Double.POSITIVE_INFINITY));
      case ASIN, ACOS -> monotone(function, a.clipped(-1, 1));
      case EXP, EXPM1, CBRT, SIGNUM, FLOOR, CEIL, ATAN, SINH, TANH -> monotone(function, a);
      case ABS, COSH -> a.holds(0) ? even(function, a) : monotone(function, a);
      case SIN -> wave(function, a, Math.PI / 2);
      case COS -> wave(function, a, 0);
      case TAN -> a.meets(Math.PI / 2, Math.PI) ? WHOLE : monotone(function, a);
      case POW -> power(a, x[1]);
      case MIN, MAX, CLAMP -> monotone(function, x);
      case IF ->
          a.low > 0 || a.high < 0 ? x[1] : a.low == 0 && a.high == 0 ? x[2] : x[1].joined(x[2]);
    };
  }

  ValueInterval clipped(double least, double most) {
    double begin = Math.min(Math.max(low, least), most);
    return new ValueInterval(begin, Math.max(begin, Math.min(high, most)));
  }

  private static ValueInterval monotone(FormulaFunction function, ValueInterval... x) {
    double[] lows = new double[x.length];
    double[] highs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      lows[i] = x[i].low;
      highs[i] = x[i].high;
    }
    return of(Arithmetic.apply(function, lows), Arithmetic.apply(function, highs));
  }

  private static ValueInterval even(FormulaFunction function, ValueInterval a) {
    double far = Arithmetic.apply(function, Math.max(-a.low, a.high));
    return of(Arithmetic.apply(function, 0), far);
  }

  private static ValueInterval wave(FormulaFunction function, ValueInterval a, double crest) {
    if (!(a.high - a.low < 2 * Math.PI)) {
      return new ValueInterval(-1, 1);
    }
    ValueInterval ends = monotone(function, a);
    double low = a.meets(crest + Math.PI, 2 * Math.PI) ? -1 : ends.low;
    double high = a.meets(crest, 2 * Math.PI) ? 1 : ends.high;
    return new ValueInterval(low, high);
  }

  /** Whether one of {@code first + k·period} lies within. */
  private boolean meets(double first, double period) {
    return !(Math.ceil((low - first) / period) * period + first > high);
  }
}

package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.FormulaFunction;

/**
 * Intervals that hold the slopes, d/dp, of an operator or a function over a cell by the rules of
 * calculus; the whole line where it may jump or be infinitely steep. At a corner both slopes are
 * within.
 *
 * @param x the operands' intervals
 * @param slopes the intervals of their slopes
 * @param value that of the result
 */
@SuppressWarnings("ArrayRecordComponent") // made for one operator and read at once
record Slopes(ValueInterval[] x, ValueInterval[] slopes, ValueInterval value) {
  private static final ValueInterval ONE = point(1);
  private static final ValueInterval SIGNS = new ValueInterval(-1, 1);
  private static final double LOG_OF_2 = Math.log(2);
  private static final double LOG_OF_10 = Math.log(10);

  private static ValueInterval point(double value) {
    return new ValueInterval(value, value);
  }

  ValueInterval binary(BinaryOperator operator) {
    if (isConstant()) {
      return ValueInterval.ZERO;
    }
    return switch (operator) {
      case ADD, SUBTRACT -> ValueInterval.apply(operator, slopes[0], slopes[1]);
      case MULTIPLY -> sum(product(slopes[0], x[1]), product(x[0], slopes[1]));
      case DIVIDE ->
          quotient(
              ValueInterval.apply(BinaryOperator.SUBTRACT, slopes[0], product(value, slopes[1])),
              x[1]);
      case POWER -> power();
      default -> step();
    };
  }

  ValueInterval call(FormulaFunction function) {
    if (isConstant()) {
      return ValueInterval.ZERO;
    }
    return switch (function) {
      case SIGNUM, FLOOR, CEIL -> step();
      case POW -> power();
      case MIN, MAX, CLAMP -> joined();
      case IF -> branch();
      default -> product(of(function), slopes[0]);
    };
  }

  private boolean isConstant() {
    for (ValueInterval slope : slopes) {
      if (slope.low() != 0 || slope.high() != 0) {
        return false;
      }
    }
    return true;
  }

  private ValueInterval step() {
    return value.isPoint() ? ValueInterval.ZERO : ValueInterval.WHOLE;
  }

  private ValueInterval joined() {
    ValueInterval all = slopes[0];
    for (ValueInterval slope : slopes) {
      all = all.joined(slope);
    }
    return all;
  }

  private ValueInterval branch() {
    if (!x[0].holds(0)) {
      return slopes[1];
    }
    return x[0].isPoint() ? slopes[2] : ValueInterval.WHOLE;
  }

  private ValueInterval power() {
    ValueInterval exponent = x[1];
    boolean fixed = slopes[1].low() == 0 && slopes[1].high() == 0;
    if (fixed && exponent.isPoint()) {
      ValueInterval lower =
          ValueInterval.apply(BinaryOperator.POWER, x[0], point(exponent.low() - 1));
      return product(product(exponent, lower), slopes[0]);
    }
    if (x[0].low() <= 0) {
      return ValueInterval.WHOLE;
    }
    ValueInterval logarithm = ValueInterval.apply(FormulaFunction.LOG, new ValueInterval[] {x[0]});
    ValueInterval rate =
        sum(product(slopes[1], logarithm), product(exponent, quotient(slopes[0], x[0])));
    return product(value, rate);
  }

  /** The derivative of a function of one argument. */
  private ValueInterval of(FormulaFunction function) {
    ValueInterval a = x[0];
    return switch (function) {
      case LOG -> reciprocal(a);
      case LOG2 -> product(reciprocal(a), point(1 / LOG_OF_2));
      case LOG10 -> product(reciprocal(a), point(1 / LOG_OF_10));
      case LOG1P -> reciprocal(sum(ONE, a));
      case EXP -> value;
      case EXPM1 -> sum(value, ONE);
      case SQRT -> quotient(point(0.5), value);
      case CBRT -> reciprocal(product(point(3), ValueInterval.square(value)));
      case ABS -> a.low() > 0 ? ONE : a.high() < 0 ? point(-1) : SIGNS;
      case SIN -> ValueInterval.apply(FormulaFunction.COS, new ValueInterval[] {a});
      case COS -> ValueInterval.apply(FormulaFunction.SIN, new ValueInterval[] {a}).negated();
      case TAN -> sum(ONE, ValueInterval.square(value));
      case ASIN -> reciprocal(besideCircle(a));
      case ACOS -> reciprocal(besideCircle(a)).negated();
      case ATAN -> reciprocal(sum(ONE, ValueInterval.square(a)));
      case SINH -> ValueInterval.apply(FormulaFunction.COSH, new ValueInterval[] {a});
      case COSH -> ValueInterval.apply(FormulaFunction.SINH, new ValueInterval[] {a});
      case TANH -> ValueInterval.apply(BinaryOperator.SUBTRACT, ONE, ValueInterval.square(value));
      default -> ValueInterval.WHOLE;
    };
  }

  /** √(1 - a²). */
  private static ValueInterval besideCircle(ValueInterval a) {
    ValueInterval rest = ValueInterval.apply(BinaryOperator.SUBTRACT, ONE, ValueInterval.square(a));
    return ValueInterval.apply(FormulaFunction.SQRT, new ValueInterval[] {rest});
  }

  private static ValueInterval sum(ValueInterval a, ValueInterval b) {
    return ValueInterval.apply(BinaryOperator.ADD, a, b);
  }

  private static ValueInterval product(ValueInterval a, ValueInterval b) {
    return ValueInterval.apply(BinaryOperator.MULTIPLY, a, b);
  }

  private static ValueInterval quotient(ValueInterval a, ValueInterval b) {
    return b.holds(0) ? ValueInterval.WHOLE : ValueInterval.apply(BinaryOperator.DIVIDE, a, b);
  }

  private static ValueInterval reciprocal(ValueInterval b) {
    return quotient(ONE, b);
  }
}

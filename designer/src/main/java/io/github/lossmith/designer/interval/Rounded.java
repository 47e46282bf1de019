package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.FormulaFunction;

/** Intervals that also hold what rounding makes of their values. */
final class Rounded {
  /** Twice the relative rounding error of an operator. */
  private static final double ULP = 0x1p-52;

  /** Relative error of functions: {@link Math} is within one to two and a half ulps. */
  private static final double FUNCTION_ULPS = 0x1p-50;

  private Rounded() {}

  /** A number, which stands for the decimal that was typed: 3 and 0.25 are exact, 0.3 is not. */
  static ValueInterval number(double value) {
    ValueInterval range = new ValueInterval(value, value);
    return (float) value == value ? range : range.widened(ULP);
  }

  static ValueInterval of(BinaryOperator operator, ValueInterval a, ValueInterval b) {
    ValueInterval value = ValueInterval.apply(operator, a, b);
    if (operator.isComparison() || (isWhole(a) && isWhole(b) && isWhole(value))) {
      return value;
    }
    return value.widened(operator == BinaryOperator.POWER ? FUNCTION_ULPS : ULP);
  }

  /** The square of what is in {@code a}. */
  static ValueInterval square(ValueInterval a) {
    return ValueInterval.square(a).widened(isWhole(a) ? 0 : ULP);
  }

  /**
   * Whether an operation that gives no number does give one for other operands within their
   * intervals.
   */
  static boolean isInDoubt(ExpressionTree part, ValueInterval[] x) {
    if (part instanceof Binary binary) {
      return switch (binary.operator()) {
        case DIVIDE -> x[1].holds(0) && (!x[1].isPoint() || (x[0].holds(0) && !x[0].isPoint()));
        case POWER -> isInDoubt(FormulaFunction.POW, x);
        default -> false;
      };
    }
    return part instanceof Call call && isInDoubt(call.function(), x);
  }

  private static boolean isInDoubt(FormulaFunction function, ValueInterval[] x) {
    ValueInterval a = x[0];
    return !a.isPoint()
        && switch (function) {
          case LOG, LOG2, LOG10, SQRT, POW -> a.low() <= 0 && a.high() > 0;
          case LOG1P -> a.low() <= -1 && a.high() > -1;
          case ASIN, ACOS -> a.low() < 1 && a.high() > -1;
          default -> false;
        };
  }

  private static boolean isWhole(ValueInterval range) {
    return range.isPoint()
        && range.low() == Math.rint(range.low())
        && Math.abs(range.low()) < 0x1p53;
  }

  static ValueInterval of(FormulaFunction function, ValueInterval[] x) {
    ValueInterval value = ValueInterval.apply(function, x);
    return switch (function) {
      case ABS, SIGNUM, FLOOR, CEIL, MIN, MAX, CLAMP, IF -> value;
      case POW -> of(BinaryOperator.POWER, x[0], x[1]);
      case SIN, COS, TANH -> value.widened(FUNCTION_ULPS).clipped(-1, 1);
      default -> value.widened(FUNCTION_ULPS);
    };
  }
}

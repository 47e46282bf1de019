package io.github.lossmith.designer.expression;

import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;

/** The values of operators and functions, as IEEE doubles: no operand makes them throw. */
public final class Arithmetic {
  /** The base of log2. */
  private static final double LOG_OF_2 = Math.log(2);

  private Arithmetic() {}

  public static double apply(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> power(a, b);
      case LESS -> truth(a, b, a < b);
      case LESS_OR_EQUAL -> truth(a, b, a <= b);
      case GREATER -> truth(a, b, a > b);
      case GREATER_OR_EQUAL -> truth(a, b, a >= b);
      case EQUAL -> truth(a, b, a == b);
      case NOT_EQUAL -> truth(a, b, a != b);
    };
  }

  /** 1 or 0; NaN if an operand is NaN, so that an undefined condition does not count as false. */
  private static double truth(double a, double b, boolean holds) {
    return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : holds ? 1 : 0;
  }

  /** The power as {@link Math#pow}, except that NaN^0 is NaN, not 1. */
  private static double power(double a, double b) {
    return b == 2 ? a * a : b == 1 || Double.isNaN(a) ? a : Math.pow(a, b);
  }

  /** Whether an operator divides what is not 0 by zero. */
  public static boolean isPole(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case DIVIDE -> b == 0 && Double.isFinite(a);
      case POWER -> a == 0 && b < 0;
      default -> false;
    };
  }

  /** Whether a function is infinite at what is given. */
  public static boolean isPole(FormulaFunction function, double... x) {
    return switch (function) {
      case LOG, LOG2, LOG10 -> x[0] == 0;
      case LOG1P -> x[0] == -1;
      case POW -> isPole(BinaryOperator.POWER, x[0], x[1]);
      default -> false;
    };
  }

  /** 1 - (1-x)^a without cancellation for small x. */
  public static double complementOfPower(double x, double a) {
    return Math.abs(x) < 0.5 ? -Math.expm1(a * Math.log1p(-x)) : 1 - power(1 - x, a);
  }

  /**
   * The value of a function.
   *
   * @param x as many arguments as the function {@link FormulaFunction#accepts accepts}
   */
  public static double apply(FormulaFunction function, double... x) {
    return switch (function) {
      case LOG -> Math.log(x[0]);
      case LOG2 -> Math.log(x[0]) / LOG_OF_2;
      case LOG10 -> Math.log10(x[0]);
      case LOG1P -> Math.log1p(x[0]);
      case EXP -> Math.exp(x[0]);
      case EXPM1 -> Math.expm1(x[0]);
      case SQRT -> Math.sqrt(x[0]);
      case CBRT -> Math.cbrt(x[0]);
      case ABS -> Math.abs(x[0]);
      case SIGNUM -> Math.signum(x[0]);
      case FLOOR -> Math.floor(x[0]);
      case CEIL -> Math.ceil(x[0]);
      case SIN -> Math.sin(x[0]);
      case COS -> Math.cos(x[0]);
      case TAN -> Math.tan(x[0]);
      case ASIN -> Math.asin(x[0]);
      case ACOS -> Math.acos(x[0]);
      case ATAN -> Math.atan(x[0]);
      case SINH -> Math.sinh(x[0]);
      case COSH -> Math.cosh(x[0]);
      case TANH -> Math.tanh(x[0]);
      case POW -> power(x[0], x[1]);
      case MIN -> least(x);
      case MAX -> greatest(x);
      case CLAMP -> Math.min(Math.max(x[0], x[1]), x[2]);
      case IF -> chosen(x[0], x[1], x[2]);
    };
  }

  private static double least(double[] x) {
    double least = x[0];
    for (double each : x) {
      least = Math.min(least, each);
    }
    return least;
  }

  private static double greatest(double[] x) {
    double greatest = x[0];
    for (double each : x) {
      greatest = Math.max(greatest, each);
    }
    return greatest;
  }

  private static double chosen(double condition, double a, double b) {
    return Double.isNaN(condition) ? Double.NaN : condition != 0 ? a : b;
  }
}

package io.github.lossmith.designer.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The functions of the formula language; angles are in radians. */
public enum FormulaFunction {
  /** The natural logarithm; {@code ln} means the same. */
  LOG(1, 1),
  LOG2(1, 1),
  LOG10(1, 1),
  /** log(1 + x), exact for small x. */
  LOG1P(1, 1),
  EXP(1, 1),
  /** exp(x) - 1, exact for small x. */
  EXPM1(1, 1),
  SQRT(1, 1),
  CBRT(1, 1),
  ABS(1, 1),
  /** -1, 0 or 1; {@code sign} means the same. */
  SIGNUM(1, 1),
  FLOOR(1, 1),
  CEIL(1, 1),
  SIN(1, 1),
  COS(1, 1),
  TAN(1, 1),
  ASIN(1, 1),
  ACOS(1, 1),
  ATAN(1, 1),
  SINH(1, 1),
  COSH(1, 1),
  TANH(1, 1),
  /** {@code pow(x, y)} is x^y. */
  POW(2, 2),
  /** The least of two or more. */
  MIN(2, 16),
  /** The greatest of two or more. */
  MAX(2, 16),
  /** {@code clamp(x, low, high)} is min(max(x, low), high). */
  CLAMP(3, 3),
  /** {@code if(c, a, b)} is b where c is 0, else a; the other branch is ignored. */
  IF(3, 3);

  private final int fewest;
  private final int most;

  FormulaFunction(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  /** The name in a formula. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the function takes {@code count} arguments. */
  public boolean accepts(int count) {
    return fewest <= count && count <= most;
  }

  /** The fewest arguments; the only number of them, but for min and max. */
  public int fewestArguments() {
    return fewest;
  }

  /** How the inverse function of x is written, or an empty text where there is none. */
  public String inverse() {
    return switch (this) {
      case LOG -> "exp(x)";
      case LOG2 -> "2^x";
      case LOG10 -> "10^x";
      case LOG1P -> "expm1(x)";
      case EXP -> "log(x)";
      case EXPM1 -> "log1p(x)";
      case SQRT -> "x^2";
      case CBRT -> "x^3";
      case SIN -> "asin(x)";
      case COS -> "acos(x)";
      case TAN -> "atan(x)";
      case ASIN -> "sin(x)";
      case ACOS -> "cos(x)";
      case ATAN -> "tan(x)";
      case SINH -> "log(x+sqrt(x^2+1))";
      case COSH -> "log(x+sqrt(x^2-1))";
      case TANH -> "log((1+x)/(1-x))/2";
      default -> "";
    };
  }

  /** The function of that name in a formula, if there is one. */
  public static Optional<FormulaFunction> named(String text) {
    return switch (text) {
      case "ln", "log_e" -> Optional.of(LOG);
      case "log_2" -> Optional.of(LOG2);
      case "log_10" -> Optional.of(LOG10);
      case "arcsin" -> Optional.of(ASIN);
      case "arccos" -> Optional.of(ACOS);
      case "arctan" -> Optional.of(ATAN);
      case "sign" -> Optional.of(SIGNUM);
      default -> Arrays.stream(values()).filter(f -> f.text().equals(text)).findFirst();
    };
  }
}

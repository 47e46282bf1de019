package io.github.lossmith.designer.symbolic;

import static io.github.lossmith.designer.symbolic.Derivative.difference;
import static io.github.lossmith.designer.symbolic.Derivative.fraction;
import static io.github.lossmith.designer.symbolic.Derivative.negative;
import static io.github.lossmith.designer.symbolic.Derivative.product;
import static io.github.lossmith.designer.symbolic.Derivative.sum;
import static io.github.lossmith.designer.symbolic.Terms.call;
import static io.github.lossmith.designer.symbolic.Terms.number;
import static io.github.lossmith.designer.symbolic.Terms.power;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Integrals by p of sums of terms c·p^a·(1-p)^n·log(p)^k and c·f(αp+β). The result may be wrong for
 * single values of a parameter (an exponent of -1), so callers compare it with the numerical
 * integral.
 */
final class Antiderivative {
  private static final Set<String> P = Set.of("p");
  private static final ExpressionTree ZERO = number(0);
  private static final ExpressionTree ONE = number(1);
  private static final ExpressionTree LOG_P = call(FormulaFunction.LOG, Terms.P);

  /** Longer sums are not readable. */
  private static final int MOST_TERMS = 6;

  private Antiderivative() {}

  /** A function with the derivative {@code g}, if one of these forms is recognised. */
  static Optional<ExpressionTree> of(ExpressionTree g) {
    if (!Terms.mentions(g, P)) {
      return Optional.of(product(g, Terms.P));
    }
    if (g instanceof Unary unary) {
      return of(unary.operand()).map(Derivative::negative);
    }
    if (g instanceof Binary b && b.operator() == BinaryOperator.ADD) {
      return both(b, Derivative::sum);
    }
    if (g instanceof Binary b && b.operator() == BinaryOperator.SUBTRACT) {
      return both(b, Derivative::difference);
    }
    Factors factors = new Factors();
    factors.collect(g, ONE);
    return factors.integral();
  }

  private static Optional<ExpressionTree> both(
      Binary b, java.util.function.BinaryOperator<ExpressionTree> operator) {
    return of(b.left()).flatMap(left -> of(b.right()).map(right -> operator.apply(left, right)));
  }

  /** c·Π base^exponent. */
  private static final class Factors {
    private ExpressionTree constant = ONE;
    private ExpressionTree ofP = ZERO;
    private ExpressionTree ofLog = ZERO;
    private final List<ExpressionTree> bases = new ArrayList<>();
    private final List<ExpressionTree> exponents = new ArrayList<>();

    void collect(ExpressionTree factor, ExpressionTree exponent) {
      if (!Terms.mentions(factor, P)) {
        boolean plain = Terms.is(exponent, 1);
        boolean inverse = exponent.equals(number(-1));
        constant =
            plain
                ? product(constant, factor)
                : inverse ? fraction(constant, factor) : product(constant, power(factor, exponent));
      } else if (factor instanceof Unary unary && isWhole(exponent)) {
        constant = isOdd(exponent) ? negative(constant) : constant;
        collect(unary.operand(), exponent);
      } else if (factor instanceof Binary b && b.operator() == BinaryOperator.MULTIPLY) {
        collect(b.left(), exponent);
        collect(b.right(), exponent);
      } else if (factor instanceof Binary b && b.operator() == BinaryOperator.DIVIDE) {
        collect(b.left(), exponent);
        collect(b.right(), scaled(exponent, number(-1)));
      } else if (factor instanceof Binary b
          && b.operator() == BinaryOperator.POWER
          && !Terms.mentions(b.right(), P)) {
        collect(b.left(), scaled(b.right(), exponent));
      } else if (factor instanceof Call c && c.function() == FormulaFunction.SQRT) {
        collect(c.arguments().get(0), scaled(number(0.5), exponent));
      } else if (Terms.isP(factor)) {
        ofP = added(ofP, exponent);
      } else if (factor.equals(LOG_P)) {
        ofLog = added(ofLog, exponent);
      } else {
        int known = bases.indexOf(factor);
        if (known >= 0) {
          exponents.set(known, added(exponents.get(known), exponent));
        } else {
          bases.add(factor);
          exponents.add(exponent);
        }
      }
    }

    Optional<ExpressionTree> integral() {
      return bare().map(f -> product(constant, f));
    }

    private Optional<ExpressionTree> bare() {
      if (bases.isEmpty()) {
        return powerTimesLog(ofP, ofLog);
      }
      if (bases.size() > 1) {
        return Optional.empty();
      }
      ExpressionTree base = bases.get(0);
      ExpressionTree exponent = exponents.get(0);
      if (Terms.is(ofP, 0) && Terms.is(ofLog, 0)) {
        return ofLinear(base, exponent);
      }
      boolean negatedLog = base instanceof Unary u && u.operand().equals(LOG_P);
      if (negatedLog && ofP.equals(number(-1)) && Terms.is(ofLog, 0)) {
        return raised(base, exponent).map(Derivative::negative);
      }
      boolean complement = base.equals(difference(ONE, Terms.P));
      return complement ? expanded(exponent) : Optional.empty();
    }

    /** Σ C(n,j)·(-1)^j·p^(a+j)·log(p)^k. */
    private Optional<ExpressionTree> expanded(ExpressionTree exponent) {
      if (!(exponent instanceof Literal n) || !isWhole(exponent) || n.value() >= MOST_TERMS) {
        return Optional.empty();
      }
      Optional<ExpressionTree> total = Optional.of(ZERO);
      double binomial = 1;
      for (int j = 0; j <= n.value(); j++) {
        double factor = binomial;
        Optional<ExpressionTree> term =
            powerTimesLog(added(ofP, number(j)), ofLog).map(f -> product(number(factor), f));
        boolean minus = j % 2 == 1;
        total =
            total.flatMap(
                left -> term.map(right -> minus ? difference(left, right) : sum(left, right)));
        binomial = binomial * (n.value() - j) / (j + 1);
      }
      return total;
    }
  }

  /** ∫ p^a·log(p)^k, by parts for whole k. */
  private static Optional<ExpressionTree> powerTimesLog(ExpressionTree a, ExpressionTree k) {
    if (a.equals(number(-1))) {
      return raised(LOG_P, k);
    }
    ExpressionTree next = next(a);
    ExpressionTree whole = fraction(power(Terms.P, next), next);
    if (Terms.is(k, 0)) {
      return Optional.of(whole);
    }
    if (!(k instanceof Literal times) || !isWhole(k) || times.value() > MOST_TERMS) {
      return Optional.empty();
    }
    ExpressionTree first = product(whole, power(LOG_P, k));
    return powerTimesLog(a, number(times.value() - 1))
        .map(rest -> difference(first, fraction(product(k, rest), next)));
  }

  /** ∫ u^k du. */
  private static Optional<ExpressionTree> raised(ExpressionTree u, ExpressionTree k) {
    if (k.equals(number(-1))) {
      return Optional.of(call(FormulaFunction.LOG, u));
    }
    ExpressionTree next = next(k);
    return Optional.of(fraction(power(u, next), next));
  }

  /** ∫ f(αp+β)^k dp, where k is 1 but for the powers of αp+β itself. */
  private static Optional<ExpressionTree> ofLinear(ExpressionTree f, ExpressionTree k) {
    if (f instanceof Call c && c.arguments().size() == 1 && Terms.is(k, 1)) {
      ExpressionTree u = c.arguments().get(0);
      return slope(u).flatMap(s -> table(c.function(), u).map(integral -> fraction(integral, s)));
    }
    return slope(f).flatMap(s -> raised(f, k).map(integral -> fraction(integral, s)));
  }

  /** du/dp, if that is a constant. */
  private static Optional<ExpressionTree> slope(ExpressionTree u) {
    ExpressionTree slope = Derivative.of(u);
    return Terms.mentions(slope, P) || Terms.is(slope, 0) ? Optional.empty() : Optional.of(slope);
  }

  private static Optional<ExpressionTree> table(FormulaFunction function, ExpressionTree u) {
    return switch (function) {
      case EXP -> Optional.of(call(FormulaFunction.EXP, u));
      case LOG -> Optional.of(difference(product(u, call(FormulaFunction.LOG, u)), u));
      case SIN -> Optional.of(negative(call(FormulaFunction.COS, u)));
      case COS -> Optional.of(call(FormulaFunction.SIN, u));
      case SINH -> Optional.of(call(FormulaFunction.COSH, u));
      case COSH -> Optional.of(call(FormulaFunction.SINH, u));
      default -> Optional.empty();
    };
  }

  /** An exponent and one: a - 1 gives a. */
  private static ExpressionTree next(ExpressionTree exponent) {
    boolean lowered =
        exponent instanceof Binary b
            && b.operator() == BinaryOperator.SUBTRACT
            && Terms.is(b.right(), 1);
    return lowered ? ((Binary) exponent).left() : Terms.shifted(exponent, 1);
  }

  private static boolean isWhole(ExpressionTree exponent) {
    double value = value(exponent);
    return value == Math.rint(value);
  }

  private static boolean isOdd(ExpressionTree exponent) {
    return Math.abs(value(exponent) % 2) == 1;
  }

  /** The value of a number with or without a sign, or NaN. */
  private static double value(ExpressionTree term) {
    if (term instanceof Literal number) {
      return number.value();
    }
    return term instanceof Unary u && u.operand() instanceof Literal n ? -n.value() : Double.NaN;
  }

  private static ExpressionTree added(ExpressionTree a, ExpressionTree b) {
    double total = value(a) + value(b);
    return Double.isNaN(total) ? sum(a, b) : number(total);
  }

  private static ExpressionTree scaled(ExpressionTree a, ExpressionTree b) {
    double total = value(a) * value(b);
    if (!Double.isNaN(total)) {
      return number(total);
    }
    return b.equals(number(-1)) ? negative(a) : product(a, b);
  }
}

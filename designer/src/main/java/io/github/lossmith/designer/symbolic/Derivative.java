package io.github.lossmith.designer.symbolic;

import static io.github.lossmith.designer.symbolic.Terms.call;
import static io.github.lossmith.designer.symbolic.Terms.number;
import static io.github.lossmith.designer.symbolic.Terms.over;
import static io.github.lossmith.designer.symbolic.Terms.power;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Named;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.util.List;
import java.util.Set;

/**
 * The derivative by p of a tree, by the rules of calculus; every other name is a constant. Jumps
 * (of floor, sign, a comparison, or between branches) do not show in it; callers have to compare
 * the integral.
 */
public final class Derivative {
  /** Quotients of numbers that are written as decimals: halves, quarters, eighths. */
  private static final double HALVES = 8;

  private static final ExpressionTree ZERO = number(0);
  private static final ExpressionTree ONE = number(1);
  private static final Set<String> P = Set.of("p");

  private Derivative() {}

  /** The derivative; it has a few times the nodes that {@link #cost} says. */
  public static ExpressionTree of(ExpressionTree tree) {
    return by(tree);
  }

  /** The sizes of all parts of a tree together, which its derivative grows with. */
  public static int cost(ExpressionTree tree) {
    return Terms.size(tree) + tree.operands().stream().mapToInt(Derivative::cost).sum();
  }

  private static ExpressionTree by(ExpressionTree tree) {
    if (Terms.isP(tree)) {
      return ONE;
    }
    if (!Terms.mentions(tree, P)) {
      return ZERO;
    }
    return tree.fold(
        literal -> ZERO,
        constant -> ZERO,
        variable -> ZERO,
        unary -> negative(by(unary.operand())),
        Derivative::binary,
        Derivative::called);
  }

  private static ExpressionTree binary(Binary binary) {
    ExpressionTree u = binary.left();
    ExpressionTree v = binary.right();
    return switch (binary.operator()) {
      case ADD -> sum(by(u), by(v));
      case SUBTRACT -> difference(by(u), by(v));
      case MULTIPLY -> sum(product(by(u), v), product(u, by(v)));
      case DIVIDE -> quotient(u, v);
      case POWER -> powered(u, v);
      default -> ZERO;
    };
  }

  /** u'/v - u·v'/v². */
  private static ExpressionTree quotient(ExpressionTree u, ExpressionTree v) {
    ExpressionTree dv = by(v);
    ExpressionTree second = isZero(dv) ? ZERO : over(product(u, dv), power(v, number(2)));
    return difference(fraction(by(u), v), second);
  }

  private static ExpressionTree powered(ExpressionTree u, ExpressionTree v) {
    ExpressionTree du = by(u);
    ExpressionTree dv = by(v);
    if (isZero(dv)) {
      return product(product(v, power(u, Terms.shifted(v, -1))), du);
    }
    ExpressionTree whole = power(u, v);
    boolean natural = u instanceof Constant constant && constant.name() == Named.E;
    ExpressionTree growth = natural ? dv : product(call(FormulaFunction.LOG, u), dv);
    return isZero(du)
        ? product(whole, growth)
        : product(whole, sum(growth, over(product(v, du), u)));
  }

  private static ExpressionTree called(Call call) {
    List<ExpressionTree> a = call.arguments();
    return switch (call.function()) {
      case POW -> powered(a.get(0), a.get(1));
      case IF -> Terms.call(FormulaFunction.IF, a.get(0), by(a.get(1)), by(a.get(2)));
      case MIN -> chosen(BinaryOperator.LESS_OR_EQUAL, a);
      case MAX -> chosen(BinaryOperator.GREATER_OR_EQUAL, a);
      case CLAMP -> clamped(a.get(0), a.get(1), a.get(2));
      default -> chain(call.function(), a.get(0), by(a.get(0)));
    };
  }

  /** f'(x)·x'. */
  private static ExpressionTree chain(
      FormulaFunction function, ExpressionTree x, ExpressionTree dx) {
    ExpressionTree square = power(x, number(2));
    return switch (function) {
      case LOG -> fraction(dx, x);
      case LOG2 -> fraction(dx, product(x, call(FormulaFunction.LOG, number(2))));
      case LOG10 -> fraction(dx, product(x, call(FormulaFunction.LOG, number(10))));
      case LOG1P -> fraction(dx, sum(ONE, x));
      case EXP, EXPM1 -> product(call(FormulaFunction.EXP, x), dx);
      case SQRT -> fraction(dx, product(number(2), call(FormulaFunction.SQRT, x)));
      case CBRT ->
          fraction(dx, product(number(3), power(call(FormulaFunction.CBRT, x), number(2))));
      case ABS -> product(call(FormulaFunction.SIGNUM, x), dx);
      case SIN -> product(call(FormulaFunction.COS, x), dx);
      case COS -> negative(product(call(FormulaFunction.SIN, x), dx));
      case TAN -> fraction(dx, power(call(FormulaFunction.COS, x), number(2)));
      case ASIN -> fraction(dx, call(FormulaFunction.SQRT, difference(ONE, square)));
      case ACOS -> negative(fraction(dx, call(FormulaFunction.SQRT, difference(ONE, square))));
      case ATAN -> fraction(dx, sum(ONE, square));
      case SINH -> product(call(FormulaFunction.COSH, x), dx);
      case COSH -> product(call(FormulaFunction.SINH, x), dx);
      case TANH -> fraction(dx, power(call(FormulaFunction.COSH, x), number(2)));
      default -> ZERO;
    };
  }

  /** A quotient without the divisor where the dividend has it as its first factor. */
  static ExpressionTree fraction(ExpressionTree dividend, ExpressionTree divisor) {
    if (isZero(dividend)) {
      return ZERO;
    }
    if (dividend instanceof Unary negative) {
      return Terms.minus(fraction(negative.operand(), divisor));
    }
    if (divisor instanceof Unary negative) {
      return negative(fraction(dividend, negative.operand()));
    }
    if (dividend instanceof Literal a && divisor instanceof Literal b) {
      double quotient = a.value() / b.value();
      return quotient * HALVES == Math.rint(quotient * HALVES)
          ? number(quotient)
          : over(dividend, divisor);
    }
    boolean cancels =
        dividend instanceof Binary b
            && b.operator() == BinaryOperator.MULTIPLY
            && b.left().equals(divisor);
    return cancels ? ((Binary) dividend).right() : over(dividend, divisor);
  }

  /** The derivative of the least or greatest argument. */
  private static ExpressionTree chosen(BinaryOperator better, List<ExpressionTree> arguments) {
    ExpressionTree best = arguments.get(0);
    ExpressionTree slope = by(best);
    for (int i = 1; i < arguments.size(); i++) {
      ExpressionTree other = arguments.get(i);
      ExpressionTree condition = new Binary(better, best, other);
      slope = Terms.call(FormulaFunction.IF, condition, slope, by(other));
      best =
          Terms.call(
              better == BinaryOperator.LESS_OR_EQUAL ? FormulaFunction.MIN : FormulaFunction.MAX,
              best,
              other);
    }
    return slope;
  }

  private static ExpressionTree clamped(ExpressionTree x, ExpressionTree low, ExpressionTree high) {
    ExpressionTree below = new Binary(BinaryOperator.LESS, x, low);
    ExpressionTree raised = Terms.call(FormulaFunction.MAX, x, low);
    ExpressionTree above = new Binary(BinaryOperator.GREATER, raised, high);
    ExpressionTree inside = Terms.call(FormulaFunction.IF, below, by(low), by(x));
    return Terms.call(FormulaFunction.IF, above, by(high), inside);
  }

  private static boolean isZero(ExpressionTree term) {
    return Terms.is(term, 0);
  }

  static ExpressionTree negative(ExpressionTree term) {
    if (term instanceof Binary b && b.operator() == BinaryOperator.SUBTRACT) {
      return difference(/* left= */ b.right(), /* right= */ b.left());
    }
    return isZero(term) ? term : Terms.minus(term);
  }

  static ExpressionTree sum(ExpressionTree left, ExpressionTree right) {
    if (left instanceof Literal a && right instanceof Literal b) {
      return number(a.value() + b.value());
    }
    return isZero(left)
        ? right
        : left instanceof Unary negative && !(right instanceof Unary)
            ? difference(right, negative.operand())
            : isZero(right) ? left : Terms.plus(left, right);
  }

  static ExpressionTree difference(ExpressionTree left, ExpressionTree right) {
    if (left instanceof Literal a && right instanceof Literal b) {
      return number(a.value() - b.value());
    }
    boolean cancels =
        left instanceof Binary b && b.operator() == BinaryOperator.ADD && b.right().equals(right);
    return cancels
        ? ((Binary) left).left()
        : isZero(left) ? negative(right) : Terms.minus(left, right);
  }

  static ExpressionTree product(ExpressionTree left, ExpressionTree right) {
    if (isZero(left) || isZero(right)) {
      return ZERO;
    }
    if (right instanceof Literal number && left instanceof Literal other) {
      return number(number.value() * other.value());
    }
    if (right instanceof Binary b
        && b.operator() == BinaryOperator.DIVIDE
        && Terms.is(b.left(), 1)) {
      return over(left, b.right());
    }
    return Terms.times(left, right);
  }
}

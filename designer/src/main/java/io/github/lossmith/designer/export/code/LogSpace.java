package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.formula.NearOne;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a tree in p so that it is computed from u = -log p without losing digits at either end:
 * log p is -u, 1 - p is w = -expm1(-u), p^k is exp(-k·u), 1 - p^k is -expm1(-k·u), log(1 - p) is v,
 * 1 - (1 - p)^k is -expm1(k·v), and a cosine of p that is 0 at p = 1 is a sine of w. What is left
 * of p stays p.
 */
public final class LogSpace {
  public static final Variable U = new Variable("u");
  public static final Variable W = new Variable("w");
  public static final Variable V = new Variable("v");

  /** The names that vary from element to element; no parameter may have one of them. */
  public static final Set<String> NAMES = Set.of("p", "u", "v", "w");

  private final Map<String, String> names;

  /**
   * @param names the name in the code for each parameter that needs another one
   */
  public LogSpace(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /** The rewritten tree. */
  public ExpressionTree of(ExpressionTree tree) {
    return tree.<ExpressionTree>fold(
        literal -> literal,
        constant -> constant,
        v -> Terms.isP(v) ? v : new Variable(names.getOrDefault(v.name(), v.name())),
        unary -> Terms.minus(of(unary.operand())),
        this::binary,
        call -> NearOne.wave(call, W).orElseGet(() -> call(call.function(), call.arguments())));
  }

  private ExpressionTree binary(Binary b) {
    ExpressionTree left = b.left();
    ExpressionTree right = b.right();
    return switch (b.operator()) {
      case ADD -> Terms.plus(of(left), of(right));
      case SUBTRACT -> difference(left, right);
      case MULTIPLY -> Terms.times(of(left), of(right));
      case DIVIDE -> quotient(left, right);
      case POWER -> power(left, right);
      default -> new Binary(b.operator(), of(left), of(right));
    };
  }

  private ExpressionTree quotient(ExpressionTree left, ExpressionTree right) {
    return Terms.isP(right)
        ? Terms.times(of(left), Terms.call(FormulaFunction.EXP, U))
        : Terms.over(of(left), of(right));
  }

  private ExpressionTree difference(ExpressionTree left, ExpressionTree right) {
    if (Terms.is(left, 1) && Terms.isP(right)) {
      return W;
    }
    if (Terms.isP(left) && Terms.is(right, 1)) {
      return Terms.minus(W);
    }
    if (Terms.is(left, 1) && right instanceof Binary b && b.operator() == BinaryOperator.POWER) {
      return oneMinusPower(b);
    }
    return Terms.minus(of(left), of(right));
  }

  private ExpressionTree oneMinusPower(Binary power) {
    if (Terms.isP(power.left())) {
      return Terms.minus(Terms.call(FormulaFunction.EXPM1, exponentOfP(power.right())));
    }
    if (isOneMinusP(power.left())) {
      ExpressionTree exponent = Terms.times(of(power.right()), V);
      return Terms.minus(Terms.call(FormulaFunction.EXPM1, exponent));
    }
    return Terms.minus(Terms.number(1), of(power));
  }

  private static boolean isOneMinusP(ExpressionTree tree) {
    return tree instanceof Binary b
        && b.operator() == BinaryOperator.SUBTRACT
        && Terms.is(b.left(), 1)
        && Terms.isP(b.right());
  }

  private ExpressionTree exponentOfP(ExpressionTree exponent) {
    return Terms.minus(Terms.times(of(exponent), U));
  }

  private ExpressionTree power(ExpressionTree base, ExpressionTree exponent) {
    return Terms.isP(base)
        ? Terms.call(FormulaFunction.EXP, exponentOfP(exponent))
        : Terms.power(of(base), of(exponent));
  }

  private ExpressionTree call(FormulaFunction function, List<ExpressionTree> arguments) {
    ExpressionTree first = arguments.get(0);
    boolean ofP = Terms.isP(first);
    if (function == FormulaFunction.POW) {
      return power(first, arguments.get(1));
    }
    if (ofP && function == FormulaFunction.LOG) {
      return Terms.minus(U);
    }
    if (ofP && (function == FormulaFunction.LOG2 || function == FormulaFunction.LOG10)) {
      double base = function == FormulaFunction.LOG2 ? 2 : 10;
      return Terms.minus(Terms.over(U, Terms.call(FormulaFunction.LOG, Terms.number(base))));
    }
    if ((function == FormulaFunction.LOG && isOneMinusP(first))
        || (function == FormulaFunction.LOG1P && first.equals(Terms.minus(Terms.P)))) {
      return V;
    }
    return new Call(function, arguments.stream().map(this::of).toList());
  }
}

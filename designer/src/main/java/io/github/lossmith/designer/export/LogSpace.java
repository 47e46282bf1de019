package io.github.lossmith.designer.export;

import io.github.lossmith.designer.formula.Expression;
import io.github.lossmith.designer.formula.Expression.Binary;
import io.github.lossmith.designer.formula.Expression.BinaryOperator;
import io.github.lossmith.designer.formula.Expression.Call;
import io.github.lossmith.designer.formula.Expression.Variable;
import io.github.lossmith.designer.formula.Function;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a tree in p so that it is computed from u = -log p without losing digits at either end:
 * log p is -u, 1 - p is w = -expm1(-u), p^k is exp(-k·u), 1 - p^k is -expm1(-k·u), log(1 - p) is v,
 * 1 - (1 - p)^k is -expm1(k·v). What is left of p stays p.
 */
final class LogSpace {
  static final Variable U = new Variable("u");
  static final Variable W = new Variable("w");
  static final Variable V = new Variable("v");

  /** The names that vary from element to element; no parameter may have one of them. */
  static final Set<String> NAMES = Set.of("p", "u", "v", "w");

  private final Map<String, String> names;

  /**
   * @param names the name in the code for each parameter that needs another one
   */
  LogSpace(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /** The rewritten tree. */
  Expression of(Expression tree) {
    return tree.<Expression>fold(
        literal -> literal,
        constant -> constant,
        v -> Terms.isP(v) ? v : new Variable(names.getOrDefault(v.name(), v.name())),
        unary -> Terms.minus(of(unary.operand())),
        this::binary,
        call -> call(call.function(), call.arguments()));
  }

  private Expression binary(Binary b) {
    Expression left = b.left();
    Expression right = b.right();
    return switch (b.operator()) {
      case ADD -> Terms.plus(of(left), of(right));
      case SUBTRACT -> difference(left, right);
      case MULTIPLY -> Terms.times(of(left), of(right));
      case DIVIDE -> quotient(left, right);
      case POWER -> power(left, right);
      default -> new Binary(b.operator(), of(left), of(right));
    };
  }

  private Expression quotient(Expression left, Expression right) {
    return Terms.isP(right)
        ? Terms.times(of(left), Terms.call(Function.EXP, U))
        : Terms.over(of(left), of(right));
  }

  private Expression difference(Expression left, Expression right) {
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

  private Expression oneMinusPower(Binary power) {
    if (Terms.isP(power.left())) {
      return Terms.minus(Terms.call(Function.EXPM1, exponentOfP(power.right())));
    }
    if (isOneMinusP(power.left())) {
      Expression exponent = Terms.times(of(power.right()), V);
      return Terms.minus(Terms.call(Function.EXPM1, exponent));
    }
    return Terms.minus(Terms.number(1), of(power));
  }

  private static boolean isOneMinusP(Expression tree) {
    return tree instanceof Binary b
        && b.operator() == BinaryOperator.SUBTRACT
        && Terms.is(b.left(), 1)
        && Terms.isP(b.right());
  }

  private Expression exponentOfP(Expression exponent) {
    return Terms.minus(Terms.times(of(exponent), U));
  }

  private Expression power(Expression base, Expression exponent) {
    return Terms.isP(base)
        ? Terms.call(Function.EXP, exponentOfP(exponent))
        : Terms.power(of(base), of(exponent));
  }

  private Expression call(Function function, List<Expression> arguments) {
    Expression first = arguments.get(0);
    boolean ofP = Terms.isP(first);
    if (function == Function.POW) {
      return power(first, arguments.get(1));
    }
    if (ofP && function == Function.LOG) {
      return Terms.minus(U);
    }
    if (ofP && (function == Function.LOG2 || function == Function.LOG10)) {
      double base = function == Function.LOG2 ? 2 : 10;
      return Terms.minus(Terms.over(U, Terms.call(Function.LOG, Terms.number(base))));
    }
    if ((function == Function.LOG && isOneMinusP(first))
        || (function == Function.LOG1P && first.equals(Terms.minus(Terms.P)))) {
      return V;
    }
    return new Call(function, arguments.stream().map(this::of).toList());
  }
}

package io.github.lossmith.designer.symbolic;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.UnaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.util.List;
import java.util.Set;

/** Builds trees with trivial simplifications: no -(-x), 1·x, x/1, x+0. */
public final class Terms {
  public static final Variable P = new Variable("p");

  private Terms() {}

  public static ExpressionTree number(double value) {
    return value < 0 ? minus(new Literal(-value)) : new Literal(value);
  }

  public static boolean is(ExpressionTree term, double value) {
    return term instanceof Literal n && n.value() == value;
  }

  public static boolean isP(ExpressionTree term) {
    return term.equals(P);
  }

  public static ExpressionTree minus(ExpressionTree term) {
    return term instanceof Unary u ? u.operand() : new Unary(UnaryOperator.MINUS, term);
  }

  public static ExpressionTree plus(ExpressionTree left, ExpressionTree right) {
    if (right instanceof Unary negative) {
      return minus(left, negative.operand());
    }
    return is(left, 0) ? right : binary(BinaryOperator.ADD, left, right);
  }

  public static ExpressionTree minus(ExpressionTree left, ExpressionTree right) {
    if (right instanceof Unary negative) {
      return plus(left, negative.operand());
    }
    return is(right, 0) ? left : binary(BinaryOperator.SUBTRACT, left, right);
  }

  public static ExpressionTree times(ExpressionTree left, ExpressionTree right) {
    if (is(left, 1)) {
      return right;
    }
    if (is(right, 1)) {
      return left;
    }
    if (left instanceof Unary negative) {
      return minus(times(negative.operand(), right));
    }
    if (right instanceof Unary negative) {
      return minus(times(left, negative.operand()));
    }
    return binary(BinaryOperator.MULTIPLY, left, right);
  }

  public static ExpressionTree over(ExpressionTree left, ExpressionTree right) {
    if (is(right, 1)) {
      return left;
    }
    if (left instanceof Unary negative) {
      return minus(over(negative.operand(), right));
    }
    return binary(BinaryOperator.DIVIDE, left, right);
  }

  public static ExpressionTree power(ExpressionTree base, ExpressionTree exponent) {
    return is(exponent, 1) ? base : binary(BinaryOperator.POWER, base, exponent);
  }

  public static ExpressionTree call(FormulaFunction function, ExpressionTree... arguments) {
    return new Call(function, List.of(arguments));
  }

  /** The sum of a term and a whole number, one number where the term is one. */
  public static ExpressionTree shifted(ExpressionTree term, int by) {
    if (term instanceof Literal n) {
      return number(n.value() + by);
    }
    if (term instanceof Unary u && u.operand() instanceof Literal n) {
      return number(by - n.value());
    }
    return plus(term, number(by));
  }

  /** Whether any of the names stands in the tree. */
  public static boolean mentions(ExpressionTree tree, Set<String> names) {
    return tree instanceof Variable v
        ? names.contains(v.name())
        : tree.operands().stream().anyMatch(operand -> mentions(operand, names));
  }

  /** The number of nodes of a tree. */
  public static int size(ExpressionTree tree) {
    return 1 + tree.operands().stream().mapToInt(Terms::size).sum();
  }

  /** The height of a tree; 1 for a leaf. */
  public static int height(ExpressionTree tree) {
    return 1 + tree.operands().stream().mapToInt(Terms::height).max().orElse(0);
  }

  private static ExpressionTree binary(
      BinaryOperator operator, ExpressionTree left, ExpressionTree right) {
    return new Binary(operator, left, right);
  }
}

package io.github.lossmith.designer.expression;

import java.util.List;

/**
 * The expression tree of a formula, independent of its notation. The set of node types is closed:
 * code that treats each type uses {@link #fold}, code that only visits all nodes {@link #operands}.
 *
 * <p>Values are IEEE doubles: a division by zero is an infinity, {@code 0^0} is 1. A comparison is
 * 1 where it holds and 0 where it does not.
 */
public sealed interface ExpressionTree {
  /** The operands, from left to right; none for a number and a name. */
  List<ExpressionTree> operands();

  /** One result for each kind; a new kind does not compile before every caller knows it. */
  <R> R fold(
      java.util.function.Function<? super Literal, ? extends R> onLiteral,
      java.util.function.Function<? super Constant, ? extends R> onConstant,
      java.util.function.Function<? super Variable, ? extends R> onVariable,
      java.util.function.Function<? super Unary, ? extends R> onUnary,
      java.util.function.Function<? super Binary, ? extends R> onBinary,
      java.util.function.Function<? super Call, ? extends R> onCall);

  /** A number as typed; finite and not negative. */
  record Literal(double value) implements ExpressionTree {
    @Override
    public List<ExpressionTree> operands() {
      return List.of();
    }

    @Override
    public <R> R fold(
        java.util.function.Function<? super Literal, ? extends R> onLiteral,
        java.util.function.Function<? super Constant, ? extends R> onConstant,
        java.util.function.Function<? super Variable, ? extends R> onVariable,
        java.util.function.Function<? super Unary, ? extends R> onUnary,
        java.util.function.Function<? super Binary, ? extends R> onBinary,
        java.util.function.Function<? super Call, ? extends R> onCall) {
      return onLiteral.apply(this);
    }
  }

  /** Euler's number or pi. */
  record Constant(Named name) implements ExpressionTree {
    @Override
    public List<ExpressionTree> operands() {
      return List.of();
    }

    @Override
    public <R> R fold(
        java.util.function.Function<? super Literal, ? extends R> onLiteral,
        java.util.function.Function<? super Constant, ? extends R> onConstant,
        java.util.function.Function<? super Variable, ? extends R> onVariable,
        java.util.function.Function<? super Unary, ? extends R> onUnary,
        java.util.function.Function<? super Binary, ? extends R> onBinary,
        java.util.function.Function<? super Call, ? extends R> onCall) {
      return onConstant.apply(this);
    }
  }

  /**
   * {@code p}, {@code t} (the training progress in [0, 1]) or a parameter. Greek letters have their
   * Latin names: γ is {@code gamma}.
   */
  record Variable(String name) implements ExpressionTree {
    @Override
    public List<ExpressionTree> operands() {
      return List.of();
    }

    @Override
    public <R> R fold(
        java.util.function.Function<? super Literal, ? extends R> onLiteral,
        java.util.function.Function<? super Constant, ? extends R> onConstant,
        java.util.function.Function<? super Variable, ? extends R> onVariable,
        java.util.function.Function<? super Unary, ? extends R> onUnary,
        java.util.function.Function<? super Binary, ? extends R> onBinary,
        java.util.function.Function<? super Call, ? extends R> onCall) {
      return onVariable.apply(this);
    }
  }

  /** A sign in front of an operand. */
  record Unary(UnaryOperator operator, ExpressionTree operand) implements ExpressionTree {
    @Override
    public List<ExpressionTree> operands() {
      return List.of(operand);
    }

    @Override
    public <R> R fold(
        java.util.function.Function<? super Literal, ? extends R> onLiteral,
        java.util.function.Function<? super Constant, ? extends R> onConstant,
        java.util.function.Function<? super Variable, ? extends R> onVariable,
        java.util.function.Function<? super Unary, ? extends R> onUnary,
        java.util.function.Function<? super Binary, ? extends R> onBinary,
        java.util.function.Function<? super Call, ? extends R> onCall) {
      return onUnary.apply(this);
    }
  }

  /** Two operands with an operator between. */
  record Binary(BinaryOperator operator, ExpressionTree left, ExpressionTree right)
      implements ExpressionTree {
    @Override
    public List<ExpressionTree> operands() {
      return List.of(left, right);
    }

    @Override
    public <R> R fold(
        java.util.function.Function<? super Literal, ? extends R> onLiteral,
        java.util.function.Function<? super Constant, ? extends R> onConstant,
        java.util.function.Function<? super Variable, ? extends R> onVariable,
        java.util.function.Function<? super Unary, ? extends R> onUnary,
        java.util.function.Function<? super Binary, ? extends R> onBinary,
        java.util.function.Function<? super Call, ? extends R> onCall) {
      return onBinary.apply(this);
    }
  }

  /**
   * A function of its arguments; {@link FormulaFunction#accepts} their number. Of {@code if(c, a,
   * b)} only the chosen branch counts: the other may be NaN.
   */
  record Call(FormulaFunction function, List<ExpressionTree> arguments) implements ExpressionTree {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<ExpressionTree> operands() {
      return arguments;
    }

    @Override
    public <R> R fold(
        java.util.function.Function<? super Literal, ? extends R> onLiteral,
        java.util.function.Function<? super Constant, ? extends R> onConstant,
        java.util.function.Function<? super Variable, ? extends R> onVariable,
        java.util.function.Function<? super Unary, ? extends R> onUnary,
        java.util.function.Function<? super Binary, ? extends R> onBinary,
        java.util.function.Function<? super Call, ? extends R> onCall) {
      return onCall.apply(this);
    }
  }

  /** The two constants with a name. */
  enum Named {
    E("e", Math.E),
    PI("pi", Math.PI);

    private final String text;
    private final double value;

    Named(String text, double value) {
      this.text = text;
      this.value = value;
    }

    /** The name in a formula. */
    public String text() {
      return text;
    }

    public double value() {
      return value;
    }
  }

  /** Operators with one operand. */
  enum UnaryOperator {
    MINUS
  }

  /** Operators with two operands, in the formula's notation. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    POWER("^"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    /** The operator as typed in a formula, such as {@code <=}. */
    public String symbol() {
      return symbol;
    }

    /** Whether the result is 1 or 0 for "holds" or "does not". */
    public boolean isComparison() {
      return switch (this) {
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> false;
        default -> true;
      };
    }
  }
}

package io.github.lossmith.designer.formula;

import java.util.List;

/**
 * What a formula says: a small tree, free of the notation it was typed in. Exporters walk it with
 * {@code switch} or {@code instanceof}; the set of nodes is closed.
 *
 * <p>Values are IEEE doubles: a division by zero is an infinity, {@code 0^0} is 1. A comparison is
 * 1 where it holds and 0 where it does not.
 */
public sealed interface Expression {
  /** A number as typed; finite and not negative. */
  record Literal(double value) implements Expression {}

  /** Euler's number or pi. */
  record Constant(Named name) implements Expression {}

  /**
   * {@code p}, {@code t} (the training progress in [0, 1]) or a parameter. Greek letters have their
   * Latin names: γ is {@code gamma}.
   */
  record Variable(String name) implements Expression {}

  /** A sign in front of an operand. */
  record Unary(UnaryOperator operator, Expression operand) implements Expression {}

  /** Two operands with an operator between. */
  record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {}

  /**
   * A function of its arguments; {@link Function#accepts} their number. Of {@code if(c, a, b)} only
   * the chosen branch counts: the other may be NaN.
   */
  record Call(Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
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

    /** As typed in a formula, such as {@code <=}. */
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

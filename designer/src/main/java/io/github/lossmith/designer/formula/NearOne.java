package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.UnaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rewrites a tree in p as a tree in x = 1 - p, which then has the name p: 1 - p is x, log p is
 * log1p(-x), 1 - (1-p)^k is -expm1(k·log x). So no digits are lost where p itself rounds to 1.
 */
public final class NearOne {
  private static final ExpressionTree X = new Variable("p");
  private static final ExpressionTree ONE = new Literal(1);
  private static final Map<FormulaFunction, Double> BASES =
      Map.of(FormulaFunction.LOG2, 2.0, FormulaFunction.LOG10, 10.0);

  /** Tolerance for multiples of π that have been rounded. */
  private static final double ROUNDING = 0x1p-52;

  private NearOne() {}

  /** The tree in x; parameters and the progress have been replaced by numbers. */
  public static ExpressionTree of(ExpressionTree tree) {
    if (isP(tree)) {
      return minus(ONE, X);
    }
    return tree.<ExpressionTree>fold(
        literal -> literal,
        constant -> constant,
        variable -> variable,
        unary -> new Unary(unary.operator(), of(unary.operand())),
        NearOne::binary,
        NearOne::call);
  }

  private static ExpressionTree binary(Binary b) {
    ExpressionTree left = b.left();
    ExpressionTree right = b.right();
    if (b.operator() == BinaryOperator.SUBTRACT) {
      if (isOne(left)) {
        return complement(right);
      }
      if (isOne(right)) {
        return negative(complement(left));
      }
    }
    if (b.operator() == BinaryOperator.ADD) {
      if (isOne(left) && right instanceof Unary negative) {
        return complement(negative.operand());
      }
      if (isOne(right) && left instanceof Unary negative) {
        return complement(negative.operand());
      }
    }
    return new Binary(b.operator(), of(left), of(right));
  }

  /** 1 - part. */
  private static ExpressionTree complement(ExpressionTree part) {
    if (isP(part)) {
      return X;
    }
    if (part instanceof Binary b && b.operator() == BinaryOperator.POWER && isP(of(b.left()))) {
      ExpressionTree logarithm = new Call(FormulaFunction.LOG, List.of(X));
      ExpressionTree exponent = new Binary(BinaryOperator.MULTIPLY, of(b.right()), logarithm);
      return negative(new Call(FormulaFunction.EXPM1, List.of(exponent)));
    }
    return minus(ONE, of(part));
  }

  private static ExpressionTree call(Call call) {
    List<ExpressionTree> arguments = call.arguments().stream().map(NearOne::of).toList();
    boolean ofP = isP(call.arguments().get(0));
    if (ofP && call.function() == FormulaFunction.LOG) {
      return logarithm();
    }
    Optional<ExpressionTree> wave = wave(call, X);
    if (wave.isPresent()) {
      return wave.get();
    }
    Double base = BASES.get(call.function());
    if (ofP && base != null) {
      return new Binary(BinaryOperator.DIVIDE, logarithm(), new Literal(Math.log(base)));
    }
    if (call.function() == FormulaFunction.LOG1P
        && call.arguments().get(0) instanceof Unary unary
        && isP(unary.operand())) {
      return new Call(FormulaFunction.LOG, List.of(X));
    }
    return new Call(call.function(), arguments);
  }

  /**
   * cos(c·p) or sin(c·p) as a sine of c·x, where it is 0 at p = 1; empty for anything else.
   *
   * @param x the tree of x = 1 - p
   */
  public static Optional<ExpressionTree> wave(Call call, ExpressionTree x) {
    boolean cosine = call.function() == FormulaFunction.COS;
    OptionalDouble factor =
        cosine || call.function() == FormulaFunction.SIN
            ? factor(call.arguments().get(0))
            : OptionalDouble.empty();
    if (factor.isEmpty()) {
      return Optional.empty();
    }
    double c = factor.getAsDouble();
    double there = cosine ? Math.cos(c) : Math.sin(c);
    if (Math.abs(there) > ROUNDING * Math.abs(c)) {
      return Optional.empty();
    }
    boolean up = (cosine ? Math.sin(c) : -Math.cos(c)) > 0;
    ExpressionTree angle = new Binary(BinaryOperator.MULTIPLY, new Literal(c), x);
    ExpressionTree sine = new Call(FormulaFunction.SIN, List.of(angle));
    return Optional.of(up ? sine : negative(sine));
  }

  /** The c of a product c·p. */
  private static OptionalDouble factor(ExpressionTree part) {
    if (isP(part)) {
      return OptionalDouble.of(1);
    }
    if (part instanceof Binary b && b.operator() == BinaryOperator.MULTIPLY) {
      OptionalDouble left = number(b.left());
      return left.isPresent()
          ? scaled(factor(b.right()), left.getAsDouble())
          : scaled(factor(b.left()), number(b.right()).orElse(Double.NaN));
    }
    return part instanceof Binary b && b.operator() == BinaryOperator.DIVIDE
        ? scaled(factor(b.left()), 1 / number(b.right()).orElse(Double.NaN))
        : OptionalDouble.empty();
  }

  private static OptionalDouble number(ExpressionTree part) {
    return part instanceof Literal literal
        ? OptionalDouble.of(literal.value())
        : part instanceof Constant constant
            ? OptionalDouble.of(constant.name().value())
            : OptionalDouble.empty();
  }

  private static OptionalDouble scaled(OptionalDouble factor, double by) {
    return factor.isPresent() && !Double.isNaN(by)
        ? OptionalDouble.of(factor.getAsDouble() * by)
        : OptionalDouble.empty();
  }

  /* The equals of a record is linked at its first use, which costs a command some 15 ms. */
  private static boolean isP(ExpressionTree tree) {
    return tree instanceof Variable variable && variable.name().equals(SymbolNames.PROBABILITY);
  }

  private static boolean isOne(ExpressionTree tree) {
    return tree instanceof Literal literal && literal.value() == 1;
  }

  /** log p. */
  private static ExpressionTree logarithm() {
    return new Call(FormulaFunction.LOG1P, List.of(negative(X)));
  }

  private static ExpressionTree negative(ExpressionTree part) {
    return new Unary(UnaryOperator.MINUS, part);
  }

  private static ExpressionTree minus(ExpressionTree left, ExpressionTree right) {
    return new Binary(BinaryOperator.SUBTRACT, left, right);
  }
}

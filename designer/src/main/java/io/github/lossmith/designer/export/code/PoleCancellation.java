package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.List;
import java.util.Optional;

/**
 * Turns the tree of g(p) into a tree of p·g(p) in which the 1/p is cancelled, not multiplied out:
 * the factor of every logit gradient, finite where p underflows. Valid for p &gt; 0.
 */
public final class PoleCancellation {
  private PoleCancellation() {}

  /** A tree whose value is p times the value of {@code tree}. */
  public static ExpressionTree timesP(ExpressionTree tree) {
    return tree.fold(
        literal -> Terms.times(Terms.P, literal),
        constant -> Terms.times(Terms.P, constant),
        variable -> Terms.times(Terms.P, variable),
        unary -> Terms.minus(timesP(unary.operand())),
        PoleCancellation::binary,
        PoleCancellation::call);
  }

  private static ExpressionTree binary(Binary b) {
    return switch (b.operator()) {
      case ADD -> Terms.plus(timesP(b.left()), timesP(b.right()));
      case SUBTRACT -> Terms.minus(timesP(b.left()), timesP(b.right()));
      case DIVIDE ->
          withoutP(b.right())
              .map(rest -> Terms.over(b.left(), rest))
              .orElseGet(() -> Terms.over(timesP(b.left()), b.right()));
      case MULTIPLY -> product(b);
      case POWER -> powerTimesP(b, b.left(), b.right());
      default -> Terms.times(Terms.P, b);
    };
  }

  private static ExpressionTree product(Binary b) {
    if (hasPole(b.left())) {
      return Terms.times(timesP(b.left()), b.right());
    }
    if (hasPole(b.right())) {
      return Terms.times(b.left(), timesP(b.right()));
    }
    return Terms.times(Terms.P, b);
  }

  private static ExpressionTree powerTimesP(
      ExpressionTree whole, ExpressionTree base, ExpressionTree exponent) {
    boolean ofP = Terms.isP(base);
    return ofP ? Terms.power(base, Terms.shifted(exponent, 1)) : Terms.times(Terms.P, whole);
  }

  private static ExpressionTree call(Call c) {
    List<ExpressionTree> a = c.arguments();
    return switch (c.function()) {
      case POW -> powerTimesP(c, a.get(0), a.get(1));
      case IF -> Terms.call(FormulaFunction.IF, a.get(0), timesP(a.get(1)), timesP(a.get(2)));
      case MIN, MAX, CLAMP ->
          new Call(c.function(), a.stream().map(PoleCancellation::timesP).toList());
      default -> Terms.times(Terms.P, c);
    };
  }

  /** Whether multiplying the tree by p cancels a division by p in it. */
  private static boolean hasPole(ExpressionTree tree) {
    return tree.fold(
        literal -> false,
        constant -> false,
        variable -> false,
        unary -> hasPole(unary.operand()),
        PoleCancellation::hasPole,
        PoleCancellation::hasPole);
  }

  private static boolean hasPole(Call c) {
    return c.function() == FormulaFunction.POW
        ? isNegativePower(c.arguments().get(0), c.arguments().get(1))
        : c.function() != FormulaFunction.LOG && c.arguments().stream().anyMatch(a -> hasPole(a));
  }

  private static boolean hasPole(Binary b) {
    return switch (b.operator()) {
      case DIVIDE -> withoutP(b.right()).isPresent() || hasPole(b.left());
      case POWER -> isNegativePower(b.left(), b.right());
      case ADD, SUBTRACT, MULTIPLY -> hasPole(b.left()) || hasPole(b.right());
      default -> false;
    };
  }

  private static boolean isNegativePower(ExpressionTree base, ExpressionTree exponent) {
    return Terms.isP(base) && !(exponent instanceof Literal);
  }

  /** The tree divided by p, where p is one of its factors. */
  private static Optional<ExpressionTree> withoutP(ExpressionTree tree) {
    if (Terms.isP(tree)) {
      return Optional.of(new Literal(1));
    }
    return tree.fold(
        literal -> Optional.empty(),
        constant -> Optional.empty(),
        variable -> Optional.empty(),
        unary -> withoutP(unary.operand()).map(Terms::minus),
        PoleCancellation::withoutP,
        PoleCancellation::withoutP);
  }

  private static Optional<ExpressionTree> withoutP(Call c) {
    return c.function() == FormulaFunction.POW
        ? lowered(c.arguments().get(0), c.arguments().get(1))
        : Optional.empty();
  }

  private static Optional<ExpressionTree> withoutP(Binary b) {
    return switch (b.operator()) {
      case POWER -> lowered(b.left(), b.right());
      case DIVIDE -> withoutP(b.left()).map(rest -> Terms.over(rest, b.right()));
      case MULTIPLY ->
          withoutP(b.left())
              .map(rest -> Terms.times(rest, b.right()))
              .or(() -> withoutP(b.right()).map(rest -> Terms.times(b.left(), rest)));
      default -> Optional.empty();
    };
  }

  private static Optional<ExpressionTree> lowered(ExpressionTree base, ExpressionTree exponent) {
    boolean ofP = Terms.isP(base);
    return ofP ? Optional.of(Terms.power(base, Terms.shifted(exponent, -1))) : Optional.empty();
  }
}

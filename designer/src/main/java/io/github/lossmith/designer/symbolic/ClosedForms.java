package io.github.lossmith.designer.symbolic;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Losses that are formulas themselves: integrals that the engine recognises, and losses that were
 * typed. A form is used only if it agrees with the numerical integral.
 */
public final class ClosedForms {
  /**
   * Hard, usual and easy examples, off round numbers, so that a wrong form does not agree by
   * chance.
   */
  private static final double[] PLACES = {
    1e-9, 1e-3, 0.013, 0.05, 0.17, 0.3, 0.5, 0.7, 0.83, 0.9, 0.99
  };

  /** Relative; 1e-13 accepts the same 85 of 332 integrals, 1e-4 a wrong one more. */
  private static final double AGREEMENT = 1e-8;

  /** Halves, quarters and eighths are written as decimals. */
  private static final double SHORT = 8;

  /** What fits on a line. */
  private static final int LONGEST = 160;

  private ClosedForms() {}

  /**
   * L from dL/dp, with L(1) = 0, or less a number that makes its minimum 0 where L is infinite at p
   * = 1.
   *
   * @param values of the letters, and of t where it occurs
   * @param curve the integral with these values
   */
  public static Optional<Formula> of(
      Formula coefficient, Map<String, Double> values, LossCurve curve) {
    return Antiderivative.of(coefficient.expression())
        .flatMap(loss -> shifted(loss, values, curve));
  }

  /** The same from an L that was typed. */
  public static Optional<Formula> ofLoss(
      Formula loss, Map<String, Double> values, LossCurve curve) {
    return shifted(loss.expression(), values, curve);
  }

  private static Optional<Formula> shifted(
      ExpressionTree loss, Map<String, Double> values, LossCurve curve) {
    Formula shifted = Formula.of(Derivative.difference(loss, constant(loss, values, curve)));
    boolean right = shifted.text().length() <= LONGEST && agrees(shifted, values, curve);
    return right ? Optional.of(shifted) : Optional.empty();
  }

  /** L(1); where that is infinite, the value of L at its minimum. */
  private static ExpressionTree constant(
      ExpressionTree loss, Map<String, Double> values, LossCurve curve) {
    OptionalDouble zero = curve.zeroInside();
    if (zero.isEmpty()) {
      return atOne(loss);
    }
    double least = Formula.of(loss).coefficient(complete(values, loss), 1).at(zero.getAsDouble());
    return Double.isFinite(least) ? Terms.number(least) : atOne(loss);
  }

  private static Map<String, Double> complete(Map<String, Double> values, ExpressionTree loss) {
    Map<String, Double> all = new HashMap<>(values);
    Formula.of(loss).parameters().forEach(letter -> all.putIfAbsent(letter, 1.0));
    return all;
  }

  private static boolean agrees(Formula form, Map<String, Double> values, LossCurve curve) {
    Map<String, Double> all = new HashMap<>(values);
    form.parameters().forEach(letter -> all.putIfAbsent(letter, 1.0));
    for (double p : PLACES) {
      double wanted = curve.loss(p);
      double miss = Math.abs(form.coefficient(all, 1).at(p) - wanted);
      // The last term allows for losses next to 0, such as L(0.99) of a high power of 1 - p.
      if (!(miss <= AGREEMENT * Math.abs(wanted) + curve.errorBound(p) + 1e-14)) {
        return false;
      }
    }
    return true;
  }

  /** The tree at p = 1, with constants evaluated. */
  private static ExpressionTree atOne(ExpressionTree tree) {
    if (Terms.isP(tree)) {
      return Terms.number(1);
    }
    return tree.<ExpressionTree>fold(
        literal -> literal,
        constant -> constant,
        variable -> variable,
        unary -> Derivative.negative(atOne(unary.operand())),
        ClosedForms::atOne,
        ClosedForms::atOne);
  }

  private static ExpressionTree atOne(Call call) {
    return folded(
        new Call(call.function(), call.arguments().stream().map(ClosedForms::atOne).toList()));
  }

  /** The call, or its value if that is a short number. */
  private static ExpressionTree folded(Call call) {
    Formula formula = Formula.of(call);
    if (!formula.parameters().isEmpty() || formula.usesProgress()) {
      return call;
    }
    double value = formula.coefficient(Map.of(), 1).at(1);
    return Math.rint(value * SHORT) == value * SHORT ? Terms.number(value) : call;
  }

  private static ExpressionTree atOne(Binary binary) {
    ExpressionTree left = atOne(binary.left());
    ExpressionTree right = atOne(binary.right());
    if (left instanceof Literal a && right instanceof Literal b) {
      if (binary.operator() == ExpressionTree.BinaryOperator.ADD) {
        return Terms.number(a.value() + b.value());
      }
      if (binary.operator() == ExpressionTree.BinaryOperator.SUBTRACT) {
        return Terms.number(a.value() - b.value());
      }
    }
    return switch (binary.operator()) {
      case ADD -> Derivative.sum(left, right);
      case SUBTRACT -> Derivative.difference(left, right);
      case MULTIPLY -> Derivative.product(left, right);
      case DIVIDE -> Derivative.fraction(left, right);
      case POWER ->
          Terms.is(left, 1) ? left : isNothing(left, right) ? left : Terms.power(left, right);
      default -> new Binary(binary.operator(), left, right);
    };
  }

  /**
   * 0 to a symbolic power, taken for 0; if the exponent is not positive, the comparison rejects the
   * form.
   */
  private static boolean isNothing(ExpressionTree base, ExpressionTree exponent) {
    return Terms.is(base, 0) && !Terms.is(exponent, 0);
  }
}

package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.coefficient.Undefined;
import io.github.lossmith.designer.coefficient.Undefined.Reason;
import io.github.lossmith.designer.expression.Arithmetic;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.expression.FormulaText;
import java.util.Optional;

/**
 * Finds the part of a tree that gives no number at some p; branches that are not taken are ignored.
 */
public final class Diagnosis {
  /** Most characters of a subexpression in a message, so that it stays on one line. */
  private static final int LONGEST = 50;

  private final Subexpressions parts;
  private final double[] values;
  private final boolean[] needed;

  public Diagnosis(Subexpressions parts, double p) {
    this.parts = parts;
    values = parts.values(p);
    needed = parts.needed(values);
  }

  /** Whether a part that the value depends on divides by zero or is infinite. */
  public boolean meetsPole() {
    return firstPole().isPresent();
  }

  /** Why the value is no number; empty where it is one, or nothing is known. */
  public Optional<Undefined> undefined() {
    for (int i = 0; i < values.length; i++) {
      if (needed[i] && Double.isNaN(values[i])) {
        ExpressionTree part = parts.part(i);
        return Optional.of(new Undefined(reason(part), shown(part)));
      }
    }
    return firstPole();
  }

  private Optional<Undefined> firstPole() {
    for (int i = 0; i < values.length; i++) {
      if (needed[i] && isPole(i)) {
        return Optional.of(new Undefined(Reason.DIVISION, shown(parts.part(i))));
      }
    }
    return Optional.empty();
  }

  private boolean isPole(int i) {
    int[] below = parts.operands(i);
    if (parts.part(i) instanceof Binary binary) {
      return Arithmetic.isPole(binary.operator(), values[below[0]], values[below[1]]);
    }
    return parts.part(i) instanceof Call call
        && Arithmetic.isPole(call.function(), parts.arguments(i, values));
  }

  private static Reason reason(ExpressionTree part) {
    if (part instanceof Binary binary) {
      return binary.operator() == BinaryOperator.POWER ? Reason.POWER : Reason.INDETERMINATE;
    }
    return part instanceof Call call ? reason(call.function()) : Reason.INDETERMINATE;
  }

  private static Reason reason(FormulaFunction function) {
    return switch (function) {
      case LOG, LOG2, LOG10, LOG1P -> Reason.LOGARITHM;
      case SQRT -> Reason.ROOT;
      case POW -> Reason.POWER;
      case ASIN, ACOS -> Reason.ARC;
      default -> Reason.INDETERMINATE;
    };
  }

  private static String shown(ExpressionTree part) {
    String text = FormulaText.of(part);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}

package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.Expression.Binary;
import io.github.lossmith.designer.formula.Expression.Call;
import io.github.lossmith.designer.formula.Expression.Constant;
import io.github.lossmith.designer.formula.Expression.Literal;
import io.github.lossmith.designer.formula.Expression.Unary;
import java.util.IdentityHashMap;
import java.util.List;

/** Values of those parts of a tree that hold no variable, each computed once. */
final class Constants {
  private final IdentityHashMap<Expression, Double> values = new IdentityHashMap<>();

  /** Whether {@code part} is a constant 0. */
  boolean isZero(Expression part) {
    return isConstant(part) && value(part) == 0;
  }

  boolean isMinusOne(Expression part) {
    return isConstant(part) && value(part) == -1;
  }

  /** Whether {@code part} is constant and no finite number. */
  boolean isUndefined(Expression part) {
    return isConstant(part) && !Double.isFinite(value(part));
  }

  private boolean isConstant(Expression part) {
    return values.containsKey(part);
  }

  private double value(Expression part) {
    return values.getOrDefault(part, Double.NaN);
  }

  /**
   * Notes the value of {@code part} if all that it is made of is constant; the parts come first.
   */
  void note(Expression part) {
    if (part instanceof Literal literal) {
      values.put(part, literal.value());
    } else if (part instanceof Constant constant) {
      values.put(part, constant.name().value());
    } else if (part instanceof Unary unary && isConstant(unary.operand())) {
      values.put(part, -value(unary.operand()));
    } else if (part instanceof Binary binary
        && isConstant(binary.left())
        && isConstant(binary.right())) {
      double left = value(binary.left());
      values.put(part, Arithmetic.apply(binary.operator(), left, value(binary.right())));
    } else if (part instanceof Call call && call.arguments().stream().allMatch(this::isConstant)) {
      values.put(part, value(call.function(), call.arguments()));
    }
  }

  private double value(Function function, List<Expression> arguments) {
    return Arithmetic.apply(function, arguments.stream().mapToDouble(this::value).toArray());
  }
}

package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.Arithmetic;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import java.util.IdentityHashMap;

/** Values of the subexpressions without variables, each computed once. */
final class Constants {
  private final IdentityHashMap<ExpressionTree, Double> values = new IdentityHashMap<>();

  /** Whether {@code part} is a constant 0. */
  boolean isZero(ExpressionTree part) {
    return isConstant(part) && value(part) == 0;
  }

  boolean isMinusOne(ExpressionTree part) {
    return isConstant(part) && value(part) == -1;
  }

  /** Whether {@code part} is constant and no finite number. */
  boolean isUndefined(ExpressionTree part) {
    return isConstant(part) && !Double.isFinite(value(part));
  }

  private boolean isConstant(ExpressionTree part) {
    return values.containsKey(part);
  }

  private double value(ExpressionTree part) {
    return values.getOrDefault(part, Double.NaN);
  }

  /**
   * Records the value of {@code part} if all its operands are constant; operands have to be
   * recorded first.
   */
  void note(ExpressionTree part) {
    if (!(part instanceof Variable) && part.operands().stream().allMatch(this::isConstant)) {
      values.put(part, computed(part));
    }
  }

  private double computed(ExpressionTree part) {
    return part.fold(
        Literal::value,
        constant -> constant.name().value(),
        variable -> Double.NaN,
        unary -> -value(unary.operand()),
        binary -> Arithmetic.apply(binary.operator(), value(binary.left()), value(binary.right())),
        call ->
            Arithmetic.apply(
                call.function(), call.arguments().stream().mapToDouble(this::value).toArray()));
  }
}

package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.Expression.Binary;
import io.github.lossmith.designer.formula.Expression.Call;
import io.github.lossmith.designer.formula.Expression.Unary;
import java.util.IdentityHashMap;

/**
 * How high the trees are that were read so far: whoever walks one recursively has a stack to mind.
 */
final class Heights {
  private final IdentityHashMap<Expression, Integer> heights = new IdentityHashMap<>();

  /** The height of {@code part}; its operands were asked for before. */
  int of(Expression part) {
    int height = 1 + operands(part);
    heights.put(part, height);
    return height;
  }

  private int operands(Expression part) {
    if (part instanceof Unary unary) {
      return known(unary.operand());
    } else if (part instanceof Binary binary) {
      return Math.max(known(binary.left()), known(binary.right()));
    } else if (part instanceof Call call) {
      return call.arguments().stream().mapToInt(this::known).max().orElse(0);
    }
    return 0;
  }

  private int known(Expression part) {
    return heights.getOrDefault(part, 0);
  }
}

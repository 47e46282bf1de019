package io.github.lossmith.designer.formula;

import java.util.IdentityHashMap;

/**
 * How high the trees are that were read so far: whoever walks one recursively has a stack to mind.
 */
final class Heights {
  private final IdentityHashMap<Expression, Integer> heights = new IdentityHashMap<>();

  /** The height of {@code part}; its operands were asked for before. */
  int of(Expression part) {
    int height = 1 + part.operands().stream().mapToInt(this::known).max().orElse(0);
    heights.put(part, height);
    return height;
  }

  private int known(Expression part) {
    return heights.getOrDefault(part, 0);
  }
}

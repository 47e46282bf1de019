package io.github.lossmith.designer.formula;

import java.util.IdentityHashMap;

/**
 * How high the trees are that were read so far: whoever walks one recursively has a stack to mind.
 */
final class TreeHeights {
  private final IdentityHashMap<ExpressionTree, Integer> heights = new IdentityHashMap<>();

  /** The height of {@code part}; its operands were asked for before. */
  int of(ExpressionTree part) {
    int height = 1 + part.operands().stream().mapToInt(this::known).max().orElse(0);
    heights.put(part, height);
    return height;
  }

  private int known(ExpressionTree part) {
    return heights.getOrDefault(part, 0);
  }
}

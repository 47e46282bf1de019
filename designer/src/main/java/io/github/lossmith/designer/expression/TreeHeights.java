package io.github.lossmith.designer.expression;

import java.util.IdentityHashMap;

/** Heights of the trees read so far, limited because trees are walked recursively. */
public final class TreeHeights {
  private final IdentityHashMap<ExpressionTree, Integer> heights = new IdentityHashMap<>();

  /** The height of {@code part}; the heights of its operands must be known. */
  public int of(ExpressionTree part) {
    int height = 1 + part.operands().stream().mapToInt(this::known).max().orElse(0);
    heights.put(part, height);
    return height;
  }

  private int known(ExpressionTree part) {
    return heights.getOrDefault(part, 0);
  }
}

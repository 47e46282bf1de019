package io.github.lossmith.designer.drawing;

/** How a drawn coefficient continues to the left of its first knot. */
public enum LeftTail {
  /** It has the first knot's value: bounded for small p, as in a warm-up. */
  HOLD,
  /** It follows c/p through the first knot: a pole like the cross-entropy's. */
  RECIPROCAL
}

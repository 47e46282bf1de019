package io.github.lossmith.designer.design;

import io.github.lossmith.designer.drawing.Drawing;

/** Where a scale coefficient comes from: it was typed, drawn, or is the slope of a typed loss. */
public sealed interface Shape {
  /** A formula in p, as typed; it may be one that does not parse yet. */
  record Typed(String formula) implements Shape {}

  /** A formula for the loss L(p), as typed, in place of its derivative dL/dp. */
  record TypedLoss(String loss) implements Shape {}

  /** A drawing. */
  record Drawn(Drawing drawing) implements Shape {}
}

package io.github.lossmith.designer.design;

import io.github.lossmith.designer.drawing.Drawing;

/** Where a scale coefficient comes from: it was typed or drawn. */
public sealed interface Shape {
  /** A formula in p, as typed; it may be one that does not parse yet. */
  record Typed(String formula) implements Shape {}

  /** A drawing. */
  record Drawn(Drawing drawing) implements Shape {}
}

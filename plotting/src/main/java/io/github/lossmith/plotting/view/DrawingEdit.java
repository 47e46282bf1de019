package io.github.lossmith.plotting.view;

import io.github.lossmith.designer.drawing.Drawing;

/**
 * A finished gesture: one step of undo.
 *
 * @param before the drawing when it began
 * @param after the drawing when it ended
 */
public record DrawingEdit(Kind kind, Drawing before, Drawing after) {
  /** The kind of edit. */
  public enum Kind {
    DRAW,
    ADD_KNOT,
    MOVE_KNOT,
    REMOVE_KNOT,
    ERASE,
    SMOOTH
  }
}

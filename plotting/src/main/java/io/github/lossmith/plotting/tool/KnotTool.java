package io.github.lossmith.plotting.tool;

import io.github.lossmith.plotting.view.FigureTool;
import io.github.lossmith.plotting.view.FigureView;

/**
 * Edits single knots. Mouse: dragging moves one, a double click adds one, Shift snaps to ticks.
 *
 * <p>Keys: Page Up and Page Down (or Home and End) choose a knot, the arrows move it by a pixel,
 * with Ctrl (Cmd) by ten, with Shift to the next tick; Insert or Enter adds one to the right of the
 * chosen knot, Delete or Backspace removes it, Escape cancels a movement or the selection. Holding
 * a key down is one undo step.
 */
public final class KnotTool implements FigureTool {
  @Override
  public Runnable register(FigureView view) {
    KnotMouse mouse = new KnotMouse(view);
    KnotKeys keys = new KnotKeys(view);
    return () -> {
      mouse.remove();
      keys.remove();
    };
  }
}

package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.BrushCursor;
import io.github.lossmith.plotting.view.DrawingEdit;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureTool;
import io.github.lossmith.plotting.view.FigureView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Changes the knots that the mouse passes over: erases them, or smooths the curve. */
public final class BrushTool implements FigureTool {
  private static final double ERASER_PX = 12;
  private static final double SMOOTHER_PX = 40;

  private final DrawingEdit.Kind kind;
  private final double radius;
  private final Stroke stroke;

  /** The effect of the brush on a drawing. */
  @FunctionalInterface
  private interface Stroke {
    Drawing touch(PlotArea area, Drawing drawing, BrushCursor brush);
  }

  private BrushTool(DrawingEdit.Kind kind, double radius, Stroke stroke) {
    this.kind = kind;
    this.radius = radius;
    this.stroke = stroke;
  }

  /** Removes the knots that the mouse passes over; two remain. */
  public static BrushTool eraser() {
    return new BrushTool(DrawingEdit.Kind.ERASE, ERASER_PX, Brushes::erase);
  }

  /** Moves knots that the mouse passes over towards the line through their neighbours. */
  public static BrushTool smoother() {
    return new BrushTool(DrawingEdit.Kind.SMOOTH, SMOOTHER_PX, Brushes::smooth);
  }

  @Override
  public Runnable register(FigureView view) {
    return new Session(view)::remove;
  }

  /** The tool on one view. */
  private final class Session {
    private final FigureView view;
    private final ToolHandlers handlers;
    private @Nullable PlotArea area;

    Session(FigureView view) {
      this.view = view;
      handlers =
          new ToolHandlers(view)
              .on(MouseEvent.MOUSE_MOVED, this::show)
              .on(MouseEvent.MOUSE_EXITED, event -> view.brushProperty().set(null))
              .on(MouseEvent.MOUSE_PRESSED, this::press)
              .on(MouseEvent.MOUSE_DRAGGED, this::drag)
              .on(MouseEvent.MOUSE_RELEASED, this::release);
    }

    void remove() {
      handlers.remove();
      view.brushProperty().set(null);
    }

    private void show(MouseEvent event) {
      view.brushProperty().set(new BrushCursor(event.getX(), event.getY(), radius));
    }

    private void press(MouseEvent event) {
      area = view.easelArea().orElse(null);
      if (event.getButton() == MouseButton.PRIMARY) {
        drag(event);
      } else {
        area = null;
      }
    }

    private void drag(MouseEvent event) {
      show(event);
      PlotArea placed = area;
      EditableDrawing editable = view.getEasel();
      Drawing drawing = editable == null ? null : editable.getDrawing();
      if (placed != null && editable != null && drawing != null) {
        BrushCursor brush = new BrushCursor(event.getX(), event.getY(), radius);
        Drawing touched = stroke.touch(placed, drawing, brush);
        if (!touched.equals(drawing)) {
          editable.selectedProperty().set(-1);
          editable.preview(touched);
        }
      }
    }

    private void release(MouseEvent event) {
      EditableDrawing editable = view.getEasel();
      if (area != null && editable != null) {
        area = null;
        editable.finish(kind);
      }
    }
  }
}

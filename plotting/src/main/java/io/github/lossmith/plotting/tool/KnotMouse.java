package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.DrawingEdit;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureView;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Mouse control of knots. */
final class KnotMouse {
  private static final double REACH_PX = 9;

  private final FigureView view;
  private final ToolHandlers handlers;
  private @Nullable PlotArea area;
  private @Nullable Drawing start;
  private int grabbed = -1;

  KnotMouse(FigureView view) {
    this.view = view;
    handlers =
        new ToolHandlers(view)
            .on(MouseEvent.MOUSE_MOVED, this::hover)
            .on(MouseEvent.MOUSE_PRESSED, this::press)
            .on(MouseEvent.MOUSE_DRAGGED, this::drag)
            .on(MouseEvent.MOUSE_RELEASED, this::release);
  }

  void remove() {
    handlers.remove();
    view.setCursor(Cursor.DEFAULT);
  }

  private void hover(MouseEvent event) {
    EditableDrawing editable = view.getEasel();
    Drawing drawing = editable == null ? null : editable.getDrawing();
    boolean over =
        drawing != null
            && view.easelArea().filter(one -> nearest(one, drawing, event) >= 0).isPresent();
    view.setCursor(over ? Cursor.HAND : Cursor.DEFAULT);
  }

  private void press(MouseEvent event) {
    EditableDrawing editable = view.getEasel();
    Drawing drawing = editable == null ? null : editable.getDrawing();
    PlotArea placed = view.easelArea().orElse(null);
    grabbed = -1;
    if (event.getButton() != MouseButton.PRIMARY
        || editable == null
        || drawing == null
        || placed == null) {
      return;
    }
    area = placed;
    start = drawing;
    grabbed = nearest(placed, drawing, event);
    editable.selectedProperty().set(grabbed);
    boolean free = grabbed < 0 && placed.frame().contains(event.getX(), event.getY());
    if (free && event.getClickCount() == 2) {
      add(editable, drawing, knot(placed, event));
    }
  }

  private static void add(EditableDrawing editable, Drawing drawing, Knot knot) {
    Drawing more = drawing.adding(knot);
    editable.preview(more);
    editable.finish(DrawingEdit.Kind.ADD_KNOT);
    editable.selectedProperty().set(more.knots().indexOf(knot));
  }

  private void drag(MouseEvent event) {
    PlotArea placed = area;
    Drawing before = start;
    EditableDrawing editable = view.getEasel();
    if (grabbed >= 0 && placed != null && before != null && editable != null) {
      editable.preview(before.moving(grabbed, knot(placed, event)));
    }
  }

  private void release(MouseEvent event) {
    EditableDrawing editable = view.getEasel();
    if (grabbed >= 0 && editable != null) {
      grabbed = -1;
      editable.finish(DrawingEdit.Kind.MOVE_KNOT);
    }
  }

  private static Knot knot(PlotArea area, MouseEvent event) {
    Knot knot = KnotCoordinates.knot(area, event.getX(), event.getY(), event.isShiftDown());
    return event.isShiftDown() ? knot : StrokeEnds.atOne(area, knot);
  }

  private static int nearest(PlotArea area, Drawing drawing, MouseEvent event) {
    return KnotCoordinates.nearest(area, drawing, event.getX(), event.getY(), REACH_PX);
  }
}

package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.DrawingEdit;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureTool;
import io.github.lossmith.plotting.view.FigureView;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Draws free hand: the stroke is reduced to few knots, which replace those in its range; it snaps
 * to p = 1 and there to g = 0. Escape cancels the stroke.
 */
public final class PenTool implements FigureTool {
  @Override
  public Runnable register(FigureView view) {
    return new Session(view).handlers::remove;
  }

  /** The tool on one view. */
  private static final class Session {
    private final FigureView view;
    private final ToolHandlers handlers;
    private @Nullable PlotArea area;
    private @Nullable Drawing start;
    private PenStroke stroke = new PenStroke();

    Session(FigureView view) {
      this.view = view;
      handlers =
          new ToolHandlers(view)
              .on(MouseEvent.MOUSE_PRESSED, this::press)
              .on(MouseEvent.MOUSE_DRAGGED, this::drag)
              .on(MouseEvent.MOUSE_RELEASED, this::release)
              .on(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent event) {
      EditableDrawing editable = view.getEasel();
      area = view.easelArea().filter(one -> inside(one, event)).orElse(null);
      if (event.getButton() != MouseButton.PRIMARY || area == null || editable == null) {
        area = null;
        return;
      }
      start = editable.getDrawing();
      stroke = new PenStroke();
      stroke.add(event.getX(), event.getY());
      editable.selectedProperty().set(-1);
    }

    private static boolean inside(PlotArea area, MouseEvent event) {
      return area.frame().grown(4).contains(event.getX(), event.getY());
    }

    private void drag(MouseEvent event) {
      PlotArea drawn = area;
      Drawing before = start;
      EditableDrawing editable = view.getEasel();
      if (drawn != null && before != null && editable != null) {
        stroke.add(event.getX(), event.getY());
        List<Knot> knots = stroke.knots(drawn);
        if (knots.size() > 1) {
          editable.preview(StrokeEnds.drawn(drawn, before, knots));
        }
      }
    }

    private void release(MouseEvent event) {
      drag(event);
      EditableDrawing editable = view.getEasel();
      if (area != null && editable != null) {
        area = null;
        editable.finish(DrawingEdit.Kind.DRAW);
      }
    }

    private void key(KeyEvent event) {
      EditableDrawing editable = view.getEasel();
      if (event.getCode() == KeyCode.ESCAPE && editable != null && editable.isEditing()) {
        area = null;
        editable.cancel();
        event.consume();
      }
    }
  }
}

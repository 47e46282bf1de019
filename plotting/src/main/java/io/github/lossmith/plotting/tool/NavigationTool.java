package io.github.lossmith.plotting.tool;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.FigureTool;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.plotting.view.Readout;
import io.github.lossmith.plotting.view.Viewport;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Navigates: dragging pans, dragging with Shift zooms into a box, a double click shows all. Keys:
 * Left and Right move the read-out, with Ctrl (Cmd) the arrows pan, + and - zoom, 0 shows all.
 */
public final class NavigationTool implements FigureTool {
  private static final double LEAST_BOX = 5;
  private static final double KEY_ZOOM = 1.25;
  private static final double KEY_PAN = 0.1;
  private static final double KEY_STEP = 0.01;

  @Override
  public Runnable register(FigureView view) {
    return new Session(view)::remove;
  }

  /** The tool on one view. */
  private static final class Session {
    private final FigureView view;
    private final ToolHandlers handlers;
    private @Nullable PlotArea area;
    private Viewport start = Viewport.WHOLE;
    private double startX;
    private double startY;
    private boolean boxing;

    Session(FigureView view) {
      this.view = view;
      handlers =
          new ToolHandlers(view)
              .on(MouseEvent.MOUSE_PRESSED, this::press)
              .on(MouseEvent.MOUSE_DRAGGED, this::drag)
              .on(MouseEvent.MOUSE_RELEASED, this::release)
              .on(KeyEvent.KEY_PRESSED, this::key);
    }

    void remove() {
      handlers.remove();
      view.selectionProperty().set(null);
    }

    private void press(MouseEvent event) {
      if (event.getButton() != MouseButton.PRIMARY) {
        return;
      }
      if (event.getClickCount() == 2) {
        view.resetView();
        return;
      }
      area = view.areaAt(event.getX(), event.getY()).orElse(null);
      start = view.viewportProperty().get();
      startX = event.getX();
      startY = event.getY();
      boxing = event.isShiftDown();
    }

    private void drag(MouseEvent event) {
      PlotArea grabbed = area;
      if (grabbed == null) {
        return;
      }
      if (boxing) {
        view.selectionProperty().set(box(grabbed, event));
      } else {
        LayoutBox frame = grabbed.frame();
        double byX = (startX - event.getX()) / frame.width();
        double byY = (event.getY() - startY) / frame.height();
        view.viewportProperty().set(start.moved(grabbed.panel(), byX, byY));
      }
    }

    private void release(MouseEvent event) {
      PlotArea grabbed = area;
      area = null;
      view.selectionProperty().set(null);
      if (grabbed != null && boxing) {
        LayoutBox box = box(grabbed, event);
        if (box.width() > LEAST_BOX && box.height() > LEAST_BOX) {
          view.viewportProperty().set(into(grabbed, box));
        }
      }
    }

    private Viewport into(PlotArea grabbed, LayoutBox box) {
      LayoutBox frame = grabbed.frame();
      return start.window(
          grabbed.panel(),
          (box.x() - frame.x()) / frame.width(),
          (box.right() - frame.x()) / frame.width(),
          (frame.bottom() - box.bottom()) / frame.height(),
          (frame.bottom() - box.y()) / frame.height());
    }

    private LayoutBox box(PlotArea grabbed, MouseEvent event) {
      LayoutBox frame = grabbed.frame();
      double x = Math.max(frame.x(), Math.min(frame.right(), event.getX()));
      double y = Math.max(frame.y(), Math.min(frame.bottom(), event.getY()));
      return new LayoutBox(
          Math.min(x, startX), Math.min(y, startY), Math.abs(x - startX), Math.abs(y - startY));
    }

    private void key(KeyEvent event) {
      Optional<FigurePanel> panel = view.shown().map(Figure::panels).map(panels -> panels.get(0));
      if (panel.isPresent() && key(event, panel.get())) {
        event.consume();
      }
    }

    private boolean key(KeyEvent event, FigurePanel panel) {
      KeyCode code = event.getCode();
      boolean pan = event.isShortcutDown();
      switch (code) {
        case LEFT, KP_LEFT -> across(panel, -1, pan);
        case RIGHT, KP_RIGHT -> across(panel, 1, pan);
        case UP, KP_UP -> move(panel, 0, KEY_PAN);
        case DOWN, KP_DOWN -> move(panel, 0, -KEY_PAN);
        case PLUS, ADD, EQUALS -> zoom(KEY_ZOOM);
        case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
        case DIGIT0, NUMPAD0 -> view.resetView();
        default -> {
          return false;
        }
      }
      return true;
    }

    private void across(FigurePanel panel, int direction, boolean pan) {
      if (pan) {
        move(panel, direction * KEY_PAN, 0);
        return;
      }
      double now = panel.x().fraction(view.cursorXProperty().get());
      double next = Double.isNaN(now) ? 0.5 : now + direction * KEY_STEP;
      double at = panel.x().value(Math.max(0, Math.min(1, next)));
      view.cursorXProperty().set(at);
      view.setAccessibleHelp(Readout.of(panel, at).text(panel));
    }

    private void move(FigurePanel panel, double byX, double byY) {
      view.viewportProperty().set(view.viewportProperty().get().moved(panel, byX, byY));
    }

    private void zoom(double factor) {
      Viewport zoomed = view.viewportProperty().get();
      for (FigurePanel panel : view.shown().map(Figure::panels).orElseThrow()) {
        boolean first = panel.equals(view.shown().orElseThrow().panels().get(0));
        zoomed = zoomed.zoomed(panel, 0.5, 0.5, first ? factor : 1, factor);
      }
      view.viewportProperty().set(zoomed);
    }
  }
}

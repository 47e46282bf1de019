package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.PlotArea;
import java.util.Optional;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/**
 * Zooms about the mouse with the wheel or two fingers: both axes over a panel, one axis over that
 * axis, or the x axis alone with Shift and the y axis alone with Ctrl (Cmd).
 */
final class WheelZoom {
  private static final double FACTOR = 1.2;
  private static final double NOTCH = 40;

  private final FigureView view;

  private WheelZoom(FigureView view) {
    this.view = view;
  }

  static void register(FigureView view) {
    WheelZoom zoom = new WheelZoom(view);
    view.addEventHandler(ScrollEvent.SCROLL, zoom::scroll);
    view.addEventHandler(ZoomEvent.ZOOM, zoom::pinch);
  }

  private void scroll(ScrollEvent event) {
    double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
    if (delta == 0 || event.isInertia()) {
      return;
    }
    double factor = Math.pow(FACTOR, delta / NOTCH);
    boolean alongX = !event.isShortcutDown();
    boolean alongY = !event.isShiftDown();
    zoom(event.getX(), event.getY(), alongX ? factor : 1, alongY ? factor : 1);
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    zoom(event.getX(), event.getY(), event.getZoomFactor(), event.getZoomFactor());
    event.consume();
  }

  private void zoom(double x, double y, double factorX, double factorY) {
    nearest(x, y)
        .ifPresent(
            area -> {
              LayoutBox frame = area.frame();
              boolean besideX = x < frame.x();
              boolean belowY = y > frame.bottom();
              double atX = clamp((x - frame.x()) / frame.width());
              double atY = clamp((frame.bottom() - y) / frame.height());
              Viewport now = view.viewportProperty().get();
              view.viewportProperty()
                  .set(
                      now.zoomed(
                          area.panel(), atX, atY, besideX ? 1 : factorX, belowY ? 1 : factorY));
            });
  }

  /** The panel under a point, or the one whose axis is under it. */
  private Optional<PlotArea> nearest(double x, double y) {
    double reach = 60;
    return view.areaAt(x, y)
        .or(
            () ->
                view.figureLayout()
                    .flatMap(
                        layout ->
                            layout.areas().stream()
                                .filter(area -> axes(area.frame(), reach).contains(x, y))
                                .findFirst()));
  }

  private static LayoutBox axes(LayoutBox frame, double reach) {
    return new LayoutBox(
        frame.x() - reach, frame.y(), frame.width() + reach, frame.height() + reach);
  }

  private static double clamp(double share) {
    return Math.max(0, Math.min(1, share));
  }
}

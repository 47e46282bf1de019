package io.github.lossmith.app.window;

import io.github.lossmith.app.settings.WindowBounds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * The position of the window and what is remembered of it, as pure functions of the desktop.
 * Lengths are logical pixels; coordinates may be negative on screens left of or above the first
 * one.
 */
final class Placement {
  static final double LEAST_WIDTH = 960;
  static final double LEAST_HEIGHT = 620;
  private static final double FIRST_WIDTH = 1280;
  private static final double FIRST_HEIGHT = 800;

  /** The part of a remembered window that has to be on an existing screen, in both directions. */
  private static final double GRIP = 100;

  /** A frame that the window manager adds late makes the window smaller by less than this. */
  private static final double FRAME = 48;

  private Placement() {}

  /**
   * The window as it opens: whole inside a screen, at most as large as that is.
   *
   * @param remembered where it stood, which may be on a screen that is gone
   * @param screens the parts of the screens without panels; the first is the primary one
   */
  static WindowBounds opening(Optional<WindowBounds> remembered, List<Rectangle2D> screens) {
    Optional<WindowBounds> bounds = remembered.filter(Placement::isPossible);
    Optional<Rectangle2D> screen = bounds.flatMap(stood -> screenOf(stood, screens));
    Rectangle2D on = screen.orElse(screens.get(0));
    double width = Math.min(bounds.map(WindowBounds::width).orElse(FIRST_WIDTH), on.getWidth());
    double height = Math.min(bounds.map(WindowBounds::height).orElse(FIRST_HEIGHT), on.getHeight());
    double x = on.getMinX() + Math.floor((on.getWidth() - width) / 2);
    double y = on.getMinY() + Math.floor((on.getHeight() - height) / 2);
    if (screen.isPresent()) {
      x = inside(bounds.get().x(), on.getMinX(), on.getMaxX() - width);
      y = inside(bounds.get().y(), on.getMinY(), on.getMaxY() - height);
    }
    return new WindowBounds(
        x, y, width, height, bounds.map(WindowBounds::maximized).orElse(Boolean.FALSE));
  }

  private static boolean isPossible(WindowBounds bounds) {
    return Double.isFinite(bounds.x())
        && Double.isFinite(bounds.y())
        && Double.isFinite(bounds.width())
        && Double.isFinite(bounds.height())
        && bounds.width() >= GRIP
        && bounds.height() >= GRIP;
  }

  private static double inside(double value, double least, double most) {
    return Math.max(least, Math.min(value, most));
  }

  /** The screen that contains most of the window, if enough of it is there to be dragged. */
  private static Optional<Rectangle2D> screenOf(WindowBounds bounds, List<Rectangle2D> screens) {
    return screens.stream()
        .filter(screen -> across(bounds, screen) >= GRIP && upwards(bounds, screen) >= GRIP)
        .max(
            Comparator.comparingDouble(screen -> across(bounds, screen) * upwards(bounds, screen)));
  }

  private static double across(WindowBounds bounds, Rectangle2D screen) {
    return Math.min(bounds.x() + bounds.width(), screen.getMaxX())
        - Math.max(bounds.x(), screen.getMinX());
  }

  private static double upwards(WindowBounds bounds, Rectangle2D screen) {
    return Math.min(bounds.y() + bounds.height(), screen.getMaxY())
        - Math.max(bounds.y(), screen.getMinY());
  }

  /** Whether a window manager has made the window smaller than it can be or put it outside. */
  static boolean isMisplaced(WindowBounds asked, WindowBounds now, List<Rectangle2D> screens) {
    return Math.min(asked.width(), LEAST_WIDTH) - now.width() > FRAME
        || Math.min(asked.height(), LEAST_HEIGHT) - now.height() > FRAME
        || screens.stream().noneMatch(screen -> isInside(now, screen));
  }

  private static boolean isInside(WindowBounds bounds, Rectangle2D screen) {
    return bounds.x() >= screen.getMinX()
        && bounds.y() >= screen.getMinY()
        && bounds.x() + bounds.width() <= screen.getMaxX()
        && bounds.y() + bounds.height() <= screen.getMaxY();
  }

  /**
   * The position to remember: the requested one, changed by the user's changes since the window
   * manager placed the window. So frames do not make the window grow or move from start to start.
   *
   * @param settled the window a moment after it opened
   * @param now the window as it is
   */
  static WindowBounds remembered(WindowBounds asked, WindowBounds settled, WindowBounds now) {
    return new WindowBounds(
        asked.x() + now.x() - settled.x(),
        asked.y() + now.y() - settled.y(),
        asked.width() + now.width() - settled.width(),
        asked.height() + now.height() - settled.height(),
        now.maximized());
  }
}

package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The visible part of a figure. The x axes of all panels move together. Immutable.
 *
 * @param x the range of all x axes; empty: the figure's own
 * @param y the ranges of y axes by their panels' keys; the others are the figure's own
 */
public record Viewport(Optional<AxisRange> x, Map<String, AxisRange> y) {
  /** All of a figure. */
  public static final Viewport WHOLE = new Viewport(Optional.empty(), Map.of());

  public Viewport {
    y = Map.copyOf(y);
  }

  /** The figure with the ranges of this viewport. */
  public Figure of(Figure figure) {
    return equals(WHOLE) ? figure : figure.mapPanels(this::of);
  }

  private FigurePanel of(FigurePanel panel) {
    FigurePanel moved = x.map(range -> panel.withX(range.on(panel.x()))).orElse(panel);
    AxisRange own = y.get(panel.key());
    return own == null ? moved : moved.withY(own.on(moved.y()));
  }

  /**
   * A part of what a panel shows, in fractions of its axes.
   *
   * @param shown the panel as this viewport shows it
   */
  public Viewport window(FigurePanel shown, double left, double right, double bottom, double top) {
    Optional<AxisRange> newX =
        left == 0 && right == 1 ? x : Optional.of(AxisRange.of(shown.x().window(left, right)));
    return withY(newX, shown, bottom, top);
  }

  private Viewport withY(Optional<AxisRange> newX, FigurePanel shown, double bottom, double top) {
    if (bottom == 0 && top == 1) {
      return new Viewport(newX, y);
    }
    Map<String, AxisRange> newY = new HashMap<>(y);
    newY.put(shown.key(), AxisRange.of(shown.y().window(bottom, top)));
    return new Viewport(newX, newY);
  }

  /**
   * Larger or smaller about a point of a panel.
   *
   * @param atX the fraction of the x axis that stays where it is
   * @param atY the fraction of the y axis that stays where it is
   * @param factorX above 1: larger
   * @param factorY above 1: larger
   */
  public Viewport zoomed(
      FigurePanel shown, double atX, double atY, double factorX, double factorY) {
    boolean sameX = factorX == 1;
    boolean sameY = factorY == 1;
    return window(
        shown,
        sameX ? 0 : atX - atX / factorX,
        sameX ? 1 : atX + (1 - atX) / factorX,
        sameY ? 0 : atY - atY / factorY,
        sameY ? 1 : atY + (1 - atY) / factorY);
  }

  /** Moved by fractions of a panel's axes. */
  public Viewport moved(FigurePanel shown, double byX, double byY) {
    return window(shown, byX, 1 + byX, byY, 1 + byY);
  }
}

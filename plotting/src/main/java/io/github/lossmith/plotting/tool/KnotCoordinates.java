package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.PlotArea;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Converts positions in a panel to knots and back. */
final class KnotCoordinates {
  /** The smallest p that a tool gives a knot. */
  static final double LEAST_P = 1e-6;

  private KnotCoordinates() {}

  /** The knot at a place of the surface, moved into the panel and into (0, 1]. */
  static Knot knot(PlotArea area, double x, double y) {
    LayoutBox frame = area.frame();
    double p = area.valueX(Math.max(frame.x(), Math.min(frame.right(), x)));
    double g = area.valueY(Math.max(frame.y(), Math.min(frame.bottom(), y)));
    return new Knot(Math.max(LEAST_P, Math.min(1, p)), g);
  }

  /** The same position, or the nearest tick in each direction. */
  static Knot knot(PlotArea area, double x, double y, boolean snap) {
    return snap
        ? knot(area, snapped(area.xTicks(), area::toX, x), snapped(area.yTicks(), area::toY, y))
        : knot(area, x, y);
  }

  private static double snapped(List<Tick> ticks, DoubleUnaryOperator place, double at) {
    double nearest = Double.NaN;
    for (Tick tick : ticks) {
      double here = place.applyAsDouble(tick.value());
      if (Double.isNaN(nearest) || Math.abs(here - at) < Math.abs(nearest - at)) {
        nearest = here;
      }
    }
    return Double.isNaN(nearest) ? at : nearest;
  }

  /** The index of the knot nearest to a place, within {@code reach}; -1: none. */
  static int nearest(PlotArea area, Drawing drawing, double x, double y, double reach) {
    int found = -1;
    double best = reach;
    for (int i = 0; i < drawing.knots().size(); i++) {
      double distance = distance(area, drawing.knots().get(i), x, y);
      if (distance <= best) {
        best = distance;
        found = i;
      }
    }
    return found;
  }

  /** How far a knot is from a place, in logical pixels. */
  static double distance(PlotArea area, Knot knot, double x, double y) {
    return Math.hypot(area.toX(knot.p()) - x, area.toY(knot.g()) - y);
  }
}

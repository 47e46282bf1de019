package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.plotting.layout.PlotArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A free-hand stroke as a function of x: where the pen passes the same x again, the last value
 * counts. It is reduced to few knots by the method of Douglas &amp; Peucker (1973), which keeps
 * every point of the stroke within a tolerance of the polygon through the knots.
 */
final class PenStroke {
  private static final double TOLERANCE_PX = 1.5;
  private static final double STEP_PX = 2;

  private final TreeMap<Double, Double> points = new TreeMap<>();
  private double lastX = Double.NaN;

  /** Adds a position of the pen. */
  void add(double x, double y) {
    double column = Math.rint(x / STEP_PX) * STEP_PX;
    if (!Double.isNaN(lastX)) {
      double low = Math.min(lastX, column);
      double high = Math.max(lastX, column);
      points.subMap(low, false, high, false).clear();
    }
    points.put(column, y);
    lastX = column;
  }

  /** The knots in a panel, in increasing p. */
  List<Knot> knots(PlotArea area) {
    List<Map.Entry<Double, Double>> stroke = new ArrayList<>(points.entrySet());
    boolean[] kept = new boolean[stroke.size()];
    kept[0] = true;
    kept[stroke.size() - 1] = true;
    keep(stroke, 0, stroke.size() - 1, kept);
    List<Knot> knots = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        Knot knot = KnotCoordinates.knot(area, stroke.get(i).getKey(), stroke.get(i).getValue());
        boolean further = knots.isEmpty() || knot.p() > knots.get(knots.size() - 1).p() + 1e-9;
        if (further) {
          knots.add(knot);
        }
      }
    }
    return knots;
  }

  private static void keep(
      List<Map.Entry<Double, Double>> stroke, int first, int last, boolean[] kept) {
    int worst = -1;
    double most = TOLERANCE_PX;
    for (int i = first + 1; i < last; i++) {
      double distance = distance(stroke.get(i), stroke.get(first), stroke.get(last));
      if (distance > most) {
        most = distance;
        worst = i;
      }
    }
    if (worst > 0) {
      kept[worst] = true;
      keep(stroke, first, worst, kept);
      keep(stroke, worst, last, kept);
    }
  }

  /** The distance of a point from the line through two others. */
  private static double distance(
      Map.Entry<Double, Double> point, Map.Entry<Double, Double> a, Map.Entry<Double, Double> b) {
    double dx = b.getKey() - a.getKey();
    double dy = b.getValue() - a.getValue();
    double cross = dx * (point.getValue() - a.getValue()) - dy * (point.getKey() - a.getKey());
    return Math.abs(cross) / Math.hypot(dx, dy);
  }
}

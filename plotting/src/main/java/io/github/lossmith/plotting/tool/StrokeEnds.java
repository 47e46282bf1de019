package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.plotting.layout.PlotArea;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Snapping of a pen stroke at its ends and at zero; pure functions. */
final class StrokeEnds {
  /** A stroke that ends this near to p = 1, or to the left edge at p = 0, snaps to it. */
  private static final double EDGE_PX = 10;

  /** A stroke that ends at p = 1 this near to g = 0 snaps to it. */
  private static final double ZERO_PX = 7;

  /** Knots of the old curve this near to the stroke's ends would make a step and are removed. */
  private static final double CLEAR_PX = 8;

  /** An axis that begins below this p shows the left end of the curve. */
  private static final double LEFT_END = 1e-3;

  private StrokeEnds() {}

  /**
   * The drawing with a stroke in it. The stroke replaces what was below it and next to its ends;
   * drawn to the left edge, its value continues to p = 0; drawn to p = 1 it ends there, at g = 0 if
   * it comes close to it.
   *
   * @param stroke two knots or more, in increasing p
   */
  static Drawing drawn(PlotArea area, Drawing before, List<Knot> stroke) {
    List<Knot> knots = atOne(area, stroke);
    double first = area.toX(knots.get(0).p());
    double last = area.toX(knots.get(knots.size() - 1).p());
    boolean toLeft = first - leftEnd(area) <= EDGE_PX;
    double from = toLeft ? 0 : Math.min(knots.get(0).p(), area.valueX(first - CLEAR_PX));
    double end = knots.get(knots.size() - 1).p();
    double to = end == 1 ? 1 : Math.max(end, area.valueX(last + CLEAR_PX));
    Drawing drawn = before.replacing(from, to, knots);
    return toLeft ? drawn.with(LeftTail.HOLD) : drawn;
  }

  /** A knot that is moved close to p = 1 is at p = 1, and there close to g = 0 at g = 0. */
  static Knot atOne(PlotArea area, Knot knot) {
    if (rightEnd(area) - area.toX(knot.p()) > EDGE_PX) {
      return knot;
    }
    return new Knot(1, isNearZero(area, knot) ? 0 : knot.g());
  }

  private static List<Knot> atOne(PlotArea area, List<Knot> stroke) {
    Knot end = atOne(area, stroke.get(stroke.size() - 1));
    if (end.p() != 1) {
      return stroke;
    }
    List<Knot> knots = new ArrayList<>(stroke);
    knots.removeIf(knot -> atOne(area, knot).p() == 1);
    if (knots.isEmpty()) {
      knots.add(stroke.get(0));
    }
    if (end.g() == 0) {
      takeCrossings(area, knots);
    }
    knots.add(end);
    return knots.get(0).p() < 1 ? knots : stroke;
  }

  /** Removes all but one of the last knots that an unsteady hand put on the other side of zero. */
  private static void takeCrossings(PlotArea area, List<Knot> knots) {
    double side =
        Math.signum(
            knots.stream()
                .max(Comparator.comparingDouble(knot -> Math.abs(knot.g())))
                .map(Knot::g)
                .orElse(0.0));
    for (int i = knots.size() - 1; i > 0 && isNearZero(area, knots.get(i)); i--) {
      if (knots.get(i).g() * side <= 0) {
        knots.remove(i);
      }
    }
  }

  private static boolean isNearZero(PlotArea area, Knot knot) {
    return Math.abs(area.toY(knot.g()) - area.toY(0)) <= ZERO_PX;
  }

  /** The x of p = 1; the right edge on an axis that does not reach it. */
  private static double rightEnd(PlotArea area) {
    double one = area.toX(1);
    return Double.isFinite(one) ? one : area.frame().right();
  }

  /** The x of p = 0, or of the smallest p on an axis that does not reach it. */
  private static double leftEnd(PlotArea area) {
    double zero = area.toX(0);
    boolean shown = area.valueX(area.frame().x()) <= LEFT_END;
    return Double.isFinite(zero) ? zero : shown ? area.frame().x() : Double.NEGATIVE_INFINITY;
  }
}

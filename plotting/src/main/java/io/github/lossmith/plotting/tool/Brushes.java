package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.BrushCursor;
import java.util.ArrayList;
import java.util.List;

/** The effects of the brushes on a drawing; pure functions. */
final class Brushes {
  private static final double PULL = 0.3;

  private Brushes() {}

  /** Removes the knots under the brush, except the last two. */
  static Drawing erase(PlotArea area, Drawing drawing, BrushCursor brush) {
    Drawing fewer = drawing;
    for (int i = drawing.knots().size() - 1; i >= 0; i--) {
      Knot knot = drawing.knots().get(i);
      if (KnotCoordinates.distance(area, knot, brush.x(), brush.y()) <= brush.radius()) {
        fewer = fewer.removing(i);
      }
    }
    return fewer;
  }

  /** Moves the knots near the brush's x towards the line through their neighbours. */
  static Drawing smooth(PlotArea area, Drawing drawing, BrushCursor brush) {
    List<Knot> knots = drawing.knots();
    List<Knot> smooth = new ArrayList<>(knots);
    for (int i = 1; i < knots.size() - 1; i++) {
      double away = Math.abs(area.toX(knots.get(i).p()) - brush.x());
      if (away < brush.radius()) {
        double pull = PULL * (1 - away / brush.radius());
        smooth.set(i, pulled(knots.get(i - 1), knots.get(i), knots.get(i + 1), pull));
      }
    }
    return new Drawing(smooth, drawing.leftTail(), drawing.band());
  }

  private static Knot pulled(Knot left, Knot knot, Knot right, double pull) {
    double share = (knot.p() - left.p()) / (right.p() - left.p());
    double line = left.g() + share * (right.g() - left.g());
    return new Knot(knot.p(), knot.g() + pull * (line - knot.g()));
  }
}

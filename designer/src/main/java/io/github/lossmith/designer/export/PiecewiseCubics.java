package io.github.lossmith.designer.export;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A drawing's interpolant as pieces: between knots, the cubic through four of its values. */
final class PiecewiseCubics {
  private PiecewiseCubics() {}

  static PiecewiseCubic of(Drawing drawing) {
    ScaleCoefficient g = drawing.coefficient();
    List<Knot> knots = drawing.knots();
    List<CubicPiece> stretches = new ArrayList<>();
    double loss = 0;
    Knot last = knots.get(knots.size() - 1);
    if (last.p() < 1) {
      stretches.add(new CubicPiece(1, 0, last.g(), 0, 0, 0));
      loss = -last.g() * (1 - last.p());
    }
    for (int i = knots.size() - 1; i > 0; i--) {
      CubicPiece stretch = between(g, knots.get(i - 1).p(), knots.get(i).p(), loss);
      stretches.add(stretch);
      loss -= area(stretch, knots.get(i).p() - knots.get(i - 1).p());
    }
    Knot first = knots.get(0);
    stretches.add(new CubicPiece(first.p(), loss, first.g(), 0, 0, 0));
    boolean pole = drawing.leftTail() == LeftTail.RECIPROCAL;
    return new PiecewiseCubic(
        stretches, pole ? OptionalDouble.of(first.g() * first.p()) : OptionalDouble.empty());
  }

  /** The cubic in the distance to {@code to}, by divided differences at thirds of the stretch. */
  private static CubicPiece between(ScaleCoefficient g, double from, double to, double loss) {
    double third = (to - from) / 3;
    double y0 = g.at(to);
    double y1 = g.at(to - third);
    double y2 = g.at(to - 2 * third);
    double y3 = g.at(from);
    double d1 = y1 - y0;
    double d2 = y2 - 2 * y1 + y0;
    double d3 = y3 - 3 * y2 + 3 * y1 - y0;
    double c1 = d1 - d2 / 2 + d3 / 3;
    double c2 = d2 / 2 - d3 / 2;
    double c3 = d3 / 6;
    return new CubicPiece(
        to, loss, y0, c1 / third, c2 / (third * third), c3 / (third * third * third));
  }

  private static double area(CubicPiece s, double r) {
    return r * (s.c0() + r * (s.c1() / 2 + r * (s.c2() / 3 + r * s.c3() / 4)));
  }
}

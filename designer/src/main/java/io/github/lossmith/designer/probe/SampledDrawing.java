package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.KnotFit;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A measured curve as a drawing with few knots.
 *
 * @param drawing the drawing
 * @param error at most how far it is from the coefficient for p from 0.001 to 0.999, relative to
 *     max(|g|, mean |g|): of the few knots, and of the interpolation between measurements, which is
 *     estimated from every second one
 */
record SampledDrawing(Drawing drawing, double error) {
  /** What is wanted of the few knots. */
  private static final double TOLERANCE = 0.005;

  /** Beyond 1 - p = 0.001 a coefficient that grows without bound cannot be drawn. */
  private static final double LAST = 1e-3;

  /** Growth of |g| beyond that. */
  private static final double GROWS = 30;

  static Outcome<SampledDrawing> of(List<ProbedPoint> points) {
    List<Knot> knots = knots(points);
    if (knots.size() < 8) {
      return Outcome.bad("designer.probe.undrawable");
    }
    Drawing dense = new Drawing(knots, tail(knots));
    double between = between(knots);
    return LossCurve.of(dense.coefficient())
        .then(curve -> KnotFit.of(curve, TOLERANCE))
        .map(fit -> new SampledDrawing(fit.drawing(), fit.error() + between));
  }

  private static List<Knot> knots(List<ProbedPoint> points) {
    List<Knot> knots = new ArrayList<>();
    double held = Double.POSITIVE_INFINITY;
    for (ProbedPoint x : points) {
      double g = x.weighted() / x.p();
      boolean apart =
          knots.isEmpty() || x.p() - knots.get(knots.size() - 1).p() > 2 * Drawing.LEAST_GAP;
      if (x.distance() >= LAST) {
        held = Math.max(1e-12, Math.abs(g));
      }
      boolean bounded = x.distance() >= LAST || Math.abs(g) <= GROWS * held;
      if (Double.isFinite(g) && apart && bounded) {
        knots.add(new Knot(x.p(), g));
      }
    }
    return knots;
  }

  private static LeftTail tail(List<Knot> knots) {
    double first = Math.abs(knots.get(0).g());
    double later = Math.abs(knots.get(Math.min(5, knots.size() - 1)).g());
    return first > 1.5 * later ? LeftTail.RECIPROCAL : LeftTail.HOLD;
  }

  /**
   * How far the curve through every second measurement is from the others: more than through all.
   */
  private static double between(List<Knot> knots) {
    List<Knot> half = new ArrayList<>();
    double sum = 0;
    int middle = 0;
    for (int i = 0; i < knots.size(); i += 2) {
      half.add(knots.get(i));
    }
    for (Knot knot : knots) {
      sum += knot.p() > 0.1 ? Math.abs(knot.g()) : 0;
      middle += knot.p() > 0.1 ? 1 : 0;
    }
    double usual = Math.max(sum / Math.max(1, middle), Double.MIN_NORMAL);
    Drawing coarse = new Drawing(half, LeftTail.HOLD);
    double worst = 0;
    for (int i = 1; i < knots.size() - 1; i += 2) {
      Knot knot = knots.get(i);
      boolean edge = (knots.get(i - 1).g() == 0) != (knots.get(i + 1).g() == 0);
      if (!edge && knot.p() >= LAST && knot.p() <= 1 - LAST) {
        double off = Math.abs(coarse.coefficient().at(knot.p()) - knot.g());
        worst = Math.max(worst, off / Math.max(Math.abs(knot.g()), usual));
      }
    }
    return worst;
  }
}

package io.github.lossmith.designer.drawing;

import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The path of a pen. Where it passes the same p again, the later points replace the earlier ones.
 *
 * @param points in the order in which they were drawn
 */
public record PenPath(List<Knot> points) {
  /** Twice the least, so that rounding leaves neighbours apart. */
  private static final double GAP = 2 * Drawing.LEAST_GAP;

  /** Copies the list. */
  public PenPath {
    points = List.copyOf(points);
  }

  /** The points as a function of p, in increasing p. */
  public List<Knot> asFunction() {
    TreeMap<Double, Double> drawn = new TreeMap<>();
    double last = Double.NaN;
    for (Knot point : points) {
      double p = point.p();
      if (!Double.isNaN(last)) {
        drawn.subMap(Math.min(last, p), false, Math.max(last, p), false).clear();
      }
      drawn.subMap(p - GAP, true, p + GAP, true).clear();
      drawn.put(p, point.g());
      last = p;
    }
    List<Knot> function = new ArrayList<>();
    drawn.forEach((p, g) -> function.add(new Knot(p, g)));
    return function;
  }

  /**
   * Few knots whose drawing passes every point within a tolerance, but for strokes that would take
   * over 500. A monotone stroke gives a monotone drawing.
   *
   * @param tolerance in units of g; positive
   */
  public List<Knot> knots(double tolerance) {
    List<Knot> function = asFunction();
    if (function.size() < 3) {
      return function;
    }
    double[] tolerances = new double[function.size()];
    Arrays.fill(tolerances, tolerance);
    return KnotChoice.within(function, tolerances);
  }

  /**
   * A drawing that passes every point within a tolerance.
   *
   * @return a problem if fewer than two points stand apart
   */
  public Outcome<Drawing> drawing(double tolerance, LeftTail leftTail) {
    List<Knot> knots = knots(tolerance);
    return knots.size() < 2
        ? Outcome.bad("designer.drawing.stroke")
        : Outcome.ok(new Drawing(knots, leftTail));
  }
}

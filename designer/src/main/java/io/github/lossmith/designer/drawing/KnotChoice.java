package io.github.lossmith.designer.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Selects few of many points such that the drawing through them passes all others within a
 * tolerance: first the ends, then repeatedly the point with the largest error. Points in monotone
 * order give a monotone drawing.
 */
final class KnotChoice {
  /** More are not edited by hand; each knot takes one pass over all points. */
  private static final int MOST = 500;

  private KnotChoice() {}

  /**
   * Selects from {@code points}, which increase in p.
   *
   * @param tolerances for each point, in units of g; not kept to where that takes over 500 knots
   */
  static List<Knot> within(List<Knot> points, double[] tolerances) {
    NavigableSet<Integer> chosen = new TreeSet<>(List.of(0, points.size() - 1));
    List<Knot> knots = pick(points, chosen);
    int worst = worst(points, tolerances, knots);
    while (worst >= 0 && chosen.size() < MOST && chosen.add(worst)) {
      knots = pick(points, chosen);
      worst = worst(points, tolerances, knots);
    }
    return knots;
  }

  private static List<Knot> pick(List<Knot> points, NavigableSet<Integer> chosen) {
    List<Knot> knots = new ArrayList<>();
    chosen.forEach(index -> knots.add(points.get(index)));
    return knots;
  }

  private static int worst(List<Knot> points, double[] tolerances, List<Knot> knots) {
    DrawnCoefficient drawn = new DrawnCoefficient(knots, LeftTail.HOLD);
    int worst = -1;
    double excess = 1;
    for (int i = 0; i < points.size(); i++) {
      Knot point = points.get(i);
      double missed = Math.abs(drawn.at(point.p()) - point.g()) / tolerances[i];
      if (missed > excess) {
        worst = i;
        excess = missed;
      }
    }
    return worst;
  }
}

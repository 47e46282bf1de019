package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.List;

/**
 * Whether a loss is proper: with two classes its expected value is least at the true probability
 * exactly if p·g(p) = (1-p)·g(1-p).
 */
final class Symmetry {
  private static final int STEPS = 64;
  private static final int HALVINGS = 40;
  private static final double EXACT = 1e-9;

  private Symmetry() {}

  static Finding of(ScaleCoefficient g) {
    double place = 0.25;
    for (int i = 1; i < STEPS / 2 + HALVINGS; i++) {
      double p = i < STEPS / 2 ? i / (double) STEPS : Math.scalb(1.0, STEPS / 2 - 1 - i);
      if (!(difference(g, p) <= difference(g, place))) {
        place = p;
      }
    }
    return difference(g, place) <= EXACT
        ? Finding.holds(Property.PROPER, "proper.holds")
        : Finding.fails(
            Property.PROPER,
            List.of(Interval.at(place)),
            "proper.fails",
            Shown.number(place),
            Shown.number(g.weighted(place)),
            Shown.number(1 - place),
            Shown.number(g.weighted(1 - place)));
  }

  private static double difference(ScaleCoefficient g, double p) {
    double left = g.weighted(p);
    double right = g.weighted(1 - p);
    double size = Math.max(Math.abs(left), Math.abs(right));
    return size == 0 ? 0 : Math.abs(left - right) / size;
  }
}

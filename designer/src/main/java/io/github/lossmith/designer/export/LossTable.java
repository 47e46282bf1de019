package io.github.lossmith.designer.export;

import io.github.lossmith.designer.integration.LossCurve;
import java.util.List;
import java.util.TreeSet;

/**
 * L at values of u = -log p that are evenly spaced in log u, and at the coefficient's own
 * breakpoints. A cubic through values and slopes then has a relative error of about 1e-8.
 *
 * @param u increasing, from 1e-6 to 700
 * @param loss L at each u
 */
record LossTable(List<Double> u, List<Double> loss) {
  private static final int KNOTS = 512;
  private static final double FIRST = 1e-6;
  private static final double LAST = 700;

  static LossTable of(LossCurve curve) {
    TreeSet<Double> places = new TreeSet<>();
    double ratio = Math.log(LAST / FIRST) / (KNOTS - 1);
    for (int i = 0; i < KNOTS; i++) {
      places.add(FIRST * Math.exp(i * ratio));
    }
    for (double p : curve.source().breakpoints()) {
      double u = -Math.log(p);
      if (u > FIRST && u < LAST) {
        places.add(u);
      }
    }
    List<Double> u = List.copyOf(places);
    return new LossTable(u, u.stream().map(x -> curve.loss(Math.exp(-x))).toList());
  }
}

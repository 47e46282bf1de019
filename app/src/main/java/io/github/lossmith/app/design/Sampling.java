package io.github.lossmith.app.design;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.ArrayList;
import java.util.List;

/** A drawing to begin with, from any curve. */
final class Sampling {
  private static final double[] PROBABILITIES = {
    0.02, 0.04, 0.07, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1
  };

  private Sampling() {}

  static Drawing of(LossCurve curve) {
    List<Knot> knots = new ArrayList<>();
    for (double p : PROBABILITIES) {
      knots.add(new Knot(p, curve.coefficient(p)));
    }
    return new Drawing(knots, LeftTail.RECIPROCAL);
  }
}

package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.KnotFit;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;

/** The initial drawing for any curve. */
public final class CurveDrawing {
  /** Fewer knots, which are easier to edit, matter more than a difference that is not visible. */
  private static final double TOLERANCE = 0.015;

  private CurveDrawing() {}

  public static Outcome<Drawing> of(LossCurve curve) {
    return KnotFit.of(curve, TOLERANCE).map(KnotFit::drawing);
  }
}

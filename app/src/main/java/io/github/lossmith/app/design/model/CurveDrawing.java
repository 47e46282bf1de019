package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.KnotFit;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;

/** A drawing to begin with, from any curve. */
public final class CurveDrawing {
  /** A knot more or less is dearer to the hand than a difference that the eye does not see. */
  private static final double TOLERANCE = 0.015;

  private CurveDrawing() {}

  public static Outcome<Drawing> of(LossCurve curve) {
    return KnotFit.of(curve, TOLERANCE).map(KnotFit::drawing);
  }
}

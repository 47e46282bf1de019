package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;

/** The curve and the table of a design. */
public final class Coefficients {
  private Coefficients() {}

  /** The curve of a design at a training progress in [0, 1]. */
  public static Outcome<LossCurve> curve(Design design, double progress) {
    return design.coefficient(progress).then(LossCurve::of);
  }

  /** The table of a design at a training progress in [0, 1]. */
  public static Outcome<CoefficientTable> table(Design design, double progress) {
    return curve(design, progress).map(CoefficientTable::of);
  }

  /** The table of {@link #table(Design, double)} for the design that {@link DesignRef#of} finds. */
  public static Outcome<CoefficientTable> table(String design, double progress) {
    return DesignRef.of(design).resolve().then(found -> table(found, progress));
  }
}

package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;

/** The curves and the tables of a design. */
public final class Coefficients {
  private Coefficients() {}

  /** The curve of a design of one side at a training progress in [0, 1]. */
  public static Outcome<LossCurve> curve(Design design, double progress) {
    return design.coefficient(progress).then(LossCurve::of);
  }

  /** The tables of a design at a training progress in [0, 1]; one where it has one side. */
  public static Outcome<SideTables> tables(Design design, double progress) {
    return Outcome.each(
            design.sides(), side -> curve(design.side(side), progress).map(CoefficientTable::of))
        .map(tables -> new SideTables(tables.get(0), tables.get(tables.size() - 1)));
  }

  /** The tables of the design that {@link DesignRef#of} finds. */
  public static Outcome<SideTables> tables(String design, double progress) {
    return DesignRef.of(design).resolve().then(found -> tables(found, progress));
  }
}

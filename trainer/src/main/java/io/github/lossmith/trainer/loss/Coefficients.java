package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Map;

/** From a design to what a trainer looks up. */
public final class Coefficients {
  private Coefficients() {}

  /** The table of a design at a training progress in [0, 1]. */
  public static Outcome<CoefficientTable> table(String design, double progress) {
    return coefficient(design, progress).then(LossCurve::of).map(CoefficientTable::of);
  }

  private static Outcome<ScaleCoefficient> coefficient(String design, double progress) {
    String formula =
        switch (design) {
          case "ce" -> "-1/p";
          case "focal" -> "2*(1-p)*log(p)-(1-p)^2/p";
          case "maki" -> "-(1-p)/p";
          case "qce" -> "log(p)/p";
          default -> design;
        };
    return Formula.parse(formula).map(parsed -> parsed.coefficient(Map.of(), progress));
  }
}

package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * A design on the figure, or one of its two sides, with its loss.
 *
 * @param whole the design as it is
 * @param side which side this is; that of objects where both are the same
 * @param progress t at which it was integrated
 * @param curve its loss, or why there is none
 * @param last the last valid loss, if the formula does not parse now; shown for orientation only,
 *     never used for numbers, files or a run
 * @param closed the loss as a formula, if one is recognised and the design has none
 */
public record DesignCurve(
    OpenDesign whole,
    TargetSide side,
    double progress,
    Outcome<LossCurve> curve,
    Optional<LossCurve> last,
    Optional<Formula> closed) {

  /** The design with the coefficient of this side alone. */
  public OpenDesign openDesign() {
    return whole.side(side);
  }

  /** All that the loss of a design depends on, except the training progress. */
  record State(long id, CoefficientSource shape, Map<String, FormulaParameter> parameters) {
    static State of(OpenDesign openDesign) {
      return new State(
          openDesign.id(), openDesign.design().shape(), openDesign.design().parameters());
    }
  }

  /** Whether this is still the loss of {@code other}. */
  boolean is(OpenDesign other, double moment) {
    return State.of(openDesign()).equals(State.of(other))
        && (progress == moment || !openDesign().design().followsProgress());
  }
}

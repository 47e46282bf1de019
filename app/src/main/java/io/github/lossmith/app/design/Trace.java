package io.github.lossmith.app.design;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Optional;

/**
 * A design on the figure with its loss.
 *
 * @param sheet the design as it is
 * @param progress t at which it was integrated
 * @param curve its loss, or why there is none
 * @param last the last loss there was, shown while the formula is half typed
 */
public record Trace(
    Sheet sheet, double progress, Outcome<LossCurve> curve, Optional<LossCurve> last) {

  /** Whether this is still the loss of {@code other}. */
  boolean is(Sheet other, double moment) {
    return sheet.id() == other.id()
        && sheet.design().shape().equals(other.design().shape())
        && sheet.design().parameters().equals(other.design().parameters())
        && (progress == moment || !sheet.design().followsProgress());
  }
}

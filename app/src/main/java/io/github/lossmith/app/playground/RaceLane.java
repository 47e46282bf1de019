package io.github.lossmith.app.playground;

import io.github.lossmith.designer.design.SideCoefficients;
import java.util.OptionalLong;

/**
 * A loss that takes part.
 *
 * @param id of its design
 * @param name of its design
 * @param original the design that it was copied from, if it is a copy
 * @param coefficients as its letters are now
 */
record RaceLane(long id, String name, OptionalLong original, SideCoefficients coefficients) {
  /** Values of p at which a coefficient is told from another. */
  private static final double[] PLACES = {0.05, 0.3, 0.7, 0.95};

  /** Whether the classes have coefficients of their own. */
  boolean isTwoSided() {
    return coefficients.distinct().size() > 1;
  }

  /** Whether this is cross-entropy, dL/dp = -1/p for both classes. */
  boolean isCrossEntropy() {
    for (double p : PLACES) {
      boolean object = Math.abs(coefficients.object().weighted(p) + 1) < 1e-9;
      boolean background = Math.abs(coefficients.background().weighted(p) + 1) < 1e-9;
      if (!object || !background) {
        return false;
      }
    }
    return true;
  }
}

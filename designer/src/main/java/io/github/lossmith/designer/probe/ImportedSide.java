package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.List;
import java.util.Optional;

/**
 * The coefficient of some of the examples.
 *
 * @param part whose
 * @param points the sweep, dL/dz multiplied such that the divisor of the loss is undone
 * @param family the family it belongs to, if one was recognised
 * @param deadBelow the largest logit at whose p, and below, the gradient is exactly 0; -∞ if none
 * @param deadAbove the smallest logit at whose p, and above, the gradient is exactly 0; ∞ if none
 */
record ImportedSide(
    Part part,
    List<ProbedPoint> points,
    Optional<RecognisedPull> family,
    double deadBelow,
    double deadAbove) {
  ImportedSide {
    points = List.copyOf(points);
  }

  /** The examples that a coefficient is for. */
  enum Part {
    /** All. */
    ALL,
    /** Those of objects, or of a class that is not background. */
    OBJECTS,
    /** Those of the background. */
    BACKGROUND
  }

  boolean is(String key) {
    return family.filter(f -> f.is(key)).isPresent();
  }
}

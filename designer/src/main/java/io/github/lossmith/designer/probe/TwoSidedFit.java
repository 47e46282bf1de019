package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.family.PresetPull;
import io.github.lossmith.designer.probe.family.PullFit;
import io.github.lossmith.designer.probe.family.PullSamples;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.List;
import java.util.Optional;

/** The preset that has the curves of both sides of a loss. */
final class TwoSidedFit {
  private TwoSidedFit() {}

  /**
   * The first preset of two sides that agrees with both curves, without a factor: with one, the
   * letters of its sides say no more than those of the two curves. Empty where p is clamped.
   */
  static Optional<RecognisedPull> of(
      ImportedSide object, ImportedSide background, boolean precise) {
    return object.isClamped() || background.isClamped()
        ? Optional.empty()
        : PullFit.first(
                PullSamples.both(samples(object, precise), samples(background, precise)),
                PresetPull.twoSided())
            .filter(pull -> pull.factor() == 1);
  }

  private static PullSamples samples(ImportedSide side, boolean precise) {
    double least = side.middle() ? ImportedSide.LEAST : side.deadBelow();
    double most = side.middle() ? ImportedSide.MOST : side.deadAbove();
    List<ProbedPoint> points =
        side.points().stream().filter(x -> x.s() > least && x.s() < most).toList();
    return PullSamples.of(points, precise);
  }
}

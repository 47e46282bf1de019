package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.family.FieldPull;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The coefficient of some of the examples.
 *
 * @param part whose
 * @param points the sweep, dL/dz multiplied such that the divisor of the loss is undone
 * @param family the family it belongs to, if one was recognised
 * @param middle whether that family was recognised between {@link #LEAST} and {@link #MOST} alone
 * @param deadBelow the largest logit at whose p, and below, the gradient is exactly 0; -∞ if none
 * @param deadAbove the smallest logit at whose p, and above, the gradient is exactly 0; ∞ if none
 */
record ImportedSide(
    Part part,
    List<ProbedPoint> points,
    Optional<RecognisedPull> family,
    boolean middle,
    double deadBelow,
    double deadAbove) {
  /** Where a clamp of p is met by examples; losses clamp at 1e-7 or 1e-8 against infinities. */
  static final double MET = 1e-6;

  /** The logits between which a family is looked for where the whole sweep belongs to none. */
  static final double LEAST = -9;

  static final double MOST = 9;

  /** Of the ends -1 and 1, which losses of angles move inwards by 1e-7 or so. */
  private static final double COSINE = 1e-3;

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
    BACKGROUND;

    /** The end of a message key, and the name in JSON. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same side multiplied by a factor. */
  ImportedSide times(double factor) {
    List<ProbedPoint> changed =
        points.stream()
            .map(
                x ->
                    new ProbedPoint(
                        x.s(),
                        x.gradient() * factor,
                        x.difference() * factor,
                        x.loss() * factor,
                        x.rest()))
            .toList();
    Optional<RecognisedPull> pull =
        family.map(
            one ->
                new RecognisedPull(
                    one.family(),
                    one.letters(),
                    ProbeNumbers.shortened(one.factor() * factor),
                    one.error()));
    return new ImportedSide(part, changed, pull, middle, deadBelow, deadAbove);
  }

  /** Whether the curve is not that of its family where examples are. */
  boolean isClamped() {
    return isClampedBelow()
        || (isClampedAbove() && !is(FieldPull.SHIFTED_FOCAL) && !is(FieldPull.SHIFTED_MAKI));
  }

  /** Whether its examples have no gradient anywhere. */
  boolean isIgnored() {
    return points.stream().noneMatch(x -> Math.abs(x.gradient()) > 0);
  }

  /** Whether the logit is clamped to -1…1, where cosines are; p may round to 1 before that. */
  boolean isOfCosines() {
    return Math.abs(deadBelow + 1) < COSINE && deadAbove < 1 + COSINE;
  }

  /** Whether p is clamped where examples are. */
  boolean isClampedBelow() {
    return ProbedPoint.sigmoid(deadBelow) > MET;
  }

  /** Whether the gradient ends where examples are. */
  boolean isClampedAbove() {
    return ProbedPoint.sigmoid(-deadAbove) > MET;
  }

  boolean is(String key) {
    return family.filter(f -> f.is(key)).isPresent();
  }
}

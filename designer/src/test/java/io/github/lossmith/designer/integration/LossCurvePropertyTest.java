package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Losses in closed form, for any parameter and any p. */
class LossCurvePropertyTest {
  private static final int TRIES = 60;
  private static final String SEED = "2020";

  private static void assertLoss(ScaleCoefficient g, double p, double expected) {
    LossCurve curve = LossCurve.of(g).orThrow();
    double error = Math.abs(curve.loss(p) - expected);
    assertThat(error).isLessThanOrEqualTo(1e-12 + 1e-10 * Math.abs(expected));
    assertThat(curve.errorBound(p) + 4 * Math.ulp(expected)).isGreaterThanOrEqualTo(error);
  }

  @Property(tries = TRIES, seed = SEED)
  void powersOfOneMinusP(
      @ForAll @Scale(9) @DoubleRange(min = 0, max = 12) double a,
      @ForAll @IntRange(max = 400) int u) {
    double p = Math.exp(-u / 15.0);
    assertLoss(q -> -Math.pow(1 - q, a), p, Math.pow(1 - p, a + 1) / (a + 1));
  }

  @Property(tries = TRIES, seed = SEED)
  void powersOfP(
      @ForAll @Scale(9) @DoubleRange(min = -3, max = 5) double a,
      @ForAll @IntRange(max = 400) int u) {
    double logarithm = u / 15.0;
    double p = Math.exp(-logarithm);
    double power = (a + 1) * -Math.log(p);
    double expected = Math.abs(a + 1) < 1e-9 ? -Math.log(p) : -Math.expm1(-power) / (a + 1);
    assertLoss(q -> -Math.pow(q, a), p, expected);
  }

  @Property(tries = TRIES, seed = SEED)
  void powersOfTheLogarithm(
      @ForAll @Scale(9) @DoubleRange(min = 0.5, max = 6) double n,
      @ForAll @IntRange(max = 400) int u) {
    double p = Math.exp(-u / 15.0);
    assertLoss(q -> -Math.pow(-Math.log(q), n - 1) / q, p, Math.pow(-Math.log(p), n) / n);
  }

  @Property(tries = TRIES, seed = SEED)
  void jumpsAnywhere(
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 0.999999) double jump,
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 1) double p) {
    double expected = p < jump ? 1 - jump + 5 * (jump - p) : 1 - p;
    assertLoss(q -> q < jump ? -5 : -1, p, expected);
  }

  @Property(tries = TRIES, seed = SEED)
  void kinksAnywhere(
      @ForAll @Scale(9) @DoubleRange(min = 1.000001, max = 1e6) double bound,
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 1) double p) {
    double kink = 1 / bound;
    double expected = p > kink ? -Math.log(p) : Math.log(bound) + 1 - bound * p;
    assertLoss(q -> -Math.min(1 / q, bound), p, expected);
  }

  @Property(tries = TRIES, seed = SEED)
  void bumpsAnywhere(
      @ForAll @Scale(9) @DoubleRange(min = 0.1, max = 0.9) double place,
      @ForAll @Scale(9) @DoubleRange(min = 0.0015, max = 0.01) double width) {
    ScaleCoefficient bump = q -> -Math.exp(-Math.pow((q - place) / width, 2));
    assertLoss(bump, 1e-12, Math.sqrt(Math.PI) * width);
  }

  @Property(tries = TRIES, seed = SEED)
  void polesAreFoundAnywhere(
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 0.999999) double pole) {
    assertThat(LossCurve.of(q -> -1 / (q - pole)).failure().orElseThrow().key())
        .isEqualTo("designer.integration.pole");
  }

  @Property(tries = TRIES, seed = SEED)
  void gapsAreFoundAnywhere(@ForAll @Scale(9) @DoubleRange(min = 0.01, max = 0.99) double gap) {
    ScaleCoefficient g = q -> Math.abs(q - gap) < 0.002 ? Double.NaN : -1;
    assertThat(LossCurve.of(g).failure().orElseThrow().key())
        .isEqualTo("designer.integration.undefined");
  }

  @Property(tries = TRIES, seed = SEED)
  void lossesAdd(
      @ForAll @Scale(9) @DoubleRange(min = -5, max = 5) double a,
      @ForAll @Scale(9) @DoubleRange(min = -5, max = 5) double b,
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1) double p) {
    LossCurve sum = LossCurve.of(q -> a / q + b * Math.sqrt(q)).orThrow();
    double expected = a * Math.log(p) - b * (1 - p * Math.sqrt(p)) * 2 / 3;
    double allowed = 1e-12 * (1 + Math.abs(a * Math.log(p)) + Math.abs(b));
    assertThat(sum.loss(p)).isCloseTo(expected, within(allowed));
  }
}

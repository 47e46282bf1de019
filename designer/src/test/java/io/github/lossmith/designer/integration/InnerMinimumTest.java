package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.symbolic.LossFormula;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses that are infinite at p = 1; label smoothing is among the published ones too. */
class InnerMinimumTest {
  private static final double[] PLACES = {
    1e-200, 1e-9, 0.013, 0.3, 0.6, 0.9, 0.99, 1 - 1e-9, 1 - 0x1p-43, 1 - 0x1p-50
  };

  private static Outcome<LossCurve> of(String formula) {
    return Formula.parse(formula).map(f -> f.coefficient(Map.of(), 1)).then(LossCurve::of);
  }

  private static void hasLoss(LossCurve curve, DoubleUnaryOperator wanted) {
    for (double p : PLACES) {
      double loss = wanted.applyAsDouble(p);
      double miss = Math.abs(curve.loss(p) - loss);
      assertThat(miss).as("L(%s) of %s", p, loss).isLessThan(1e-10 * (1 + Math.abs(loss)));
      double rounding = 1e-14 * (1 + Math.abs(loss));
      assertThat(miss).as("bound at %s", p).isLessThanOrEqualTo(curve.errorBound(p) + rounding);
    }
  }

  /** The least value is the entropy of the smoothed target. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.1, 1e-6})
  void smoothedTargets(double e) {
    double entropy = -(1 - e) * Math.log(1 - e) - e * Math.log(e);
    LossCurve curve = of("-(1-" + e + ")/p + " + e + "/(1-p)").orThrow();
    hasLoss(curve, p -> -(1 - e) * Math.log(p) - e * Math.log(1 - p) - entropy);
    assertThat(curve.zeroInside().orElseThrow()).isCloseTo(1 - e, within(1e-12));
    assertThat(curve.loss(1)).isInfinite();
    assertThat(curve.logitGradient(1)).isCloseTo(e, within(1e-9 * e));
  }

  @Test
  void aSteeperPole() {
    double least = (-0.01 + Math.sqrt(0.0001 + 0.04)) / 2; // 1 - p of p·0.01 = (1-p)²
    double atLeast = -Math.log(1 - least) + 0.01 / least;
    LossCurve curve = of("-1/p + 0.01/(1-p)^2").orThrow();
    hasLoss(curve, p -> -Math.log(p) + 0.01 / (1 - p) - atLeast);
    assertThat(curve.zeroInside().orElseThrow()).isCloseTo(1 - least, within(1e-12));
    assertThat(curve.logitGradient(1)).isInfinite();
  }

  @Test
  void aCorner() {
    LossCurve curve = of("if(p < 0.4, -1, 1/(1-p))").orThrow();
    hasLoss(curve, p -> p < 0.4 ? 0.4 - p : Math.log(0.6) - Math.log(1 - p));
    assertThat(curve.zeroInside().orElseThrow()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void aTypedLossLosesItsConstant() {
    LossCurve curve =
        LossFormula.parse("7 - 0.9*log(p) - 0.1*log(1-p)")
            .map(loss -> loss.coefficient(Map.of(), 1))
            .then(LossCurve::of)
            .orThrow();
    hasLoss(
        curve,
        p -> 0.9 * Math.log(0.9) + 0.1 * Math.log(0.1) - 0.9 * Math.log(p) - 0.1 * Math.log(1 - p));
  }

  /** Where L(1) is finite it stays 0, and L is negative at the minimum. */
  @Test
  void aFiniteValueAtOneStaysZero() {
    LossCurve curve = of("-1/p + 2").orThrow();
    assertThat(curve.zeroInside()).isEmpty();
    assertThat(curve.loss(1)).isZero();
    assertThat(curve.minimum().orElseThrow()).isCloseTo(0.5, within(1e-12));
    hasLoss(curve, p -> -Math.log(p) + 2 * p - 2);
  }

  @Test
  void aLossWithoutOneHasNone() {
    assertThat(of("-1/p").orThrow().minimum()).isEmpty();
    assertThat(of("sin(20*p)-0.1").orThrow().minimum()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1/(1-p),                             noMinimum",
    "(p-0.2)*(p-0.5)*(p-0.7)/(p*(1-p)),   noMinimum",
    "-1/(1-p),                            divergesAtOne",
    "1/p-2/(1-p),                         divergesAtOne"
  })
  void otherInfiniteLossesAreRefused(String formula, String why) {
    assertThat(of(formula).failure().orElseThrow().key()).isEqualTo("designer.integration." + why);
  }

  /** A training meets p = 1 in single precision: all that it takes from the table is finite. */
  @Test
  void theTableIsFiniteAtOne() {
    LossCurve curve = of("-0.9/p + 0.1/(1-p)").orThrow();
    CoefficientTable table = CoefficientTable.of(curve);
    for (float u : new float[] {0, Float.MIN_VALUE, 1e-42f, 1e-40f, 1e-30f, 1e-9f, 0.1f, 50}) {
      assertThat(table.weightedAt(u)).isFinite();
      assertThat(table.lossAt(u)).isFinite();
    }
    for (float u : new float[] {1e-30f, 1e-9f, 0.1f, 50}) {
      double missing = -Math.expm1(-u);
      assertThat(missing * table.weightedAt(u))
          .isCloseTo(missing * curve.weightedAt(u), within(1e-6));
    }
    assertThat(table.loss(1)).isFinite();
    assertThat(table.lossAt(1e-9f)).isCloseTo((float) curve.lossAt(1e-9f), within(1e-5f));
  }
}

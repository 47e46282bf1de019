package io.github.lossmith.designer.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Formula;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientShapeTest {
  private static GradientShape shape(String formula) {
    return new GradientShape(Formula.parse(formula).orThrow().coefficient(Map.of(), 0));
  }

  @Test
  void aFactorDoesNotChangeTheShape() {
    GradientShape brier = shape("-2*(1-p)");
    GradientShape half = shape("-(1-p)");
    assertThat(half.overlap(brier)).isCloseTo(1, within(1e-12));
    assertThat(half.factor(brier).orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(brier.factor(shape("-1/p"))).isEmpty();
  }

  @Test
  void lossesThatPullElsewhereHaveNothingInCommon() {
    assertThat(shape("-(p < 0.3)").overlap(shape("-(p > 0.4)"))).isCloseTo(0, within(1e-12));
    assertThat(shape("-1").overlap(shape("1"))).isCloseTo(0, within(1e-12));
    assertThat(shape("0").overlap(shape("-1"))).isZero();
    assertThat(shape("0").factor(shape("-1"))).isEmpty();
  }

  /** dL/dz is 1-p for CE and (1-p)² for Maki: areas and the smaller of both by hand. */
  @Test
  void theCommonPartIsThatOfTheAreas() {
    double ce = 0;
    double maki = 0;
    int n = 200_000;
    for (int i = 0; i < n; i++) {
      double x = 1 / (1 + Math.exp(-7 + 14 * (i + 0.5) / n));
      ce += x / n;
      maki += x * x / n;
    }
    double common = 0;
    for (int i = 0; i < n; i++) {
      double x = 1 / (1 + Math.exp(-7 + 14 * (i + 0.5) / n));
      common += Math.min(x / ce, x * x / maki) / n;
    }
    assertThat(shape("-1/p").overlap(shape("-(1-p)/p"))).isCloseTo(common, within(1e-3));
  }
}

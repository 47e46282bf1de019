package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Formula;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoefficientTableTest {
  private static final double ALLOWED = 1e-6;

  record Known(String name, Map<String, Double> parameters) {
    LossCurve curve() {
      return LossCurve.of(ReferenceLoss.coefficient(name, parameters)).orThrow();
    }
  }

  static List<Known> smooth() {
    return List.of(
        new Known("ce", Map.of()),
        new Known("focal", Map.of("gamma", 0.25)),
        new Known("focal", Map.of("gamma", 5.0)),
        new Known("maki", Map.of("gamma", 1.5)),
        new Known("maki", Map.of("gamma", 0.0)),
        new Known("qce", Map.of()),
        new Known("power-ce", Map.of("n", 3.0)),
        new Known("gce", Map.of("q", 0.7)),
        new Known("mae", Map.of()),
        new Known("taylor-ce", Map.of("t", 2.0)),
        new Known("cosine-ce", Map.of()));
  }

  /** Random p over all exponents of floats, and as many close to 1. */
  private static float[] probabilities() {
    SplittableRandom random = new SplittableRandom(1);
    float[] p = new float[4000];
    for (int i = 0; i < p.length; i++) {
      float mantissa = 1 + random.nextInt(1 << 23) * 0x1p-23f;
      float small = Math.scalb(mantissa, -1 - random.nextInt(i % 4 == 1 ? 125 : 20));
      p[i] = i % 2 == 0 ? Math.max(small, 1 - small) : Math.min(small, 1 - small);
    }
    p[0] = 1 - 0x1p-24f;
    p[1] = Float.MIN_NORMAL;
    p[2] = 0.5f;
    return p;
  }

  private static void assertClose(float table, double exact, double at) {
    boolean normal = Math.abs(exact) >= Float.MIN_NORMAL && Math.abs(exact) < Float.MAX_VALUE;
    if (normal) {
      assertThat(table / exact)
          .as("at %s: %s, exactly %s", at, table, exact)
          .isCloseTo(1, within(ALLOWED));
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void coefficientAndLossKeepSixDigits(Known known) {
    LossCurve curve = known.curve();
    CoefficientTable table = CoefficientTable.of(curve);
    float[] p = probabilities();
    float[] coefficients = new float[p.length];
    float[] losses = new float[p.length];
    table.coefficient(p, coefficients);
    table.loss(p, losses);
    for (int i = 0; i < p.length; i++) {
      assertClose(coefficients[i], curve.coefficient(p[i]), p[i]);
      assertClose(losses[i], curve.loss(p[i]), p[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void valuesByLogarithmKeepSixDigits(Known known) {
    LossCurve curve = known.curve();
    CoefficientTable table = CoefficientTable.of(curve);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 4000; i++) {
      float u = (float) Math.pow(2, random.nextDouble(-24, 9.45));
      assertClose(table.weightedAt(u), curve.weightedAt(u), u);
      assertClose(table.lossAt(u), curve.lossAt(u), u);
    }
  }

  @Test
  void crossEntropyIsExactAtTheEnds() {
    CoefficientTable table = CoefficientTable.of(new Known("ce", Map.of()).curve());
    assertThat(table.coefficient(1f)).isEqualTo(-1);
    assertThat(table.loss(1f)).isZero();
    assertThat(table.weightedAt(0)).isEqualTo(-1);
    assertThat(table.lossAt(0)).isZero();
    assertThat(table.lossAt(1e-20f)).isCloseTo(1e-20f, within(1e-25f));
    assertThat(table.lossAt(700)).isCloseTo(700, within(1e-3f));
    assertThat(table.loss(Float.MIN_VALUE)).isCloseTo(103.278929f, within(1e-4f));
    assertThat(table.loss(0)).isEqualTo(table.loss(Float.MIN_VALUE));
  }

  @Test
  void strayArgumentsAreReadAsTheNearestGoodOnes() {
    CoefficientTable table = CoefficientTable.of(new Known("ce", Map.of()).curve());
    assertThat(table.coefficient(1.0000001f)).isEqualTo(-1);
    assertThat(table.loss(1.0000001f)).isZero();
    assertThat(table.coefficient(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(table.loss(-1)).isEqualTo(table.loss(Float.MIN_VALUE));
    assertThat(table.coefficient(Float.NaN)).isNaN();
    assertThat(table.loss(Float.NaN)).isNaN();
    assertThat(table.weightedAt(Float.NaN)).isNaN();
    assertThat(table.lossAt(Float.NaN)).isNaN();
    assertThat(table.lossAt(-1)).isZero();
    assertThat(table.lossAt(Float.POSITIVE_INFINITY)).isCloseTo(1024, within(0.01f));
  }

  @Test
  void kinkDisturbsOnlyItsCell() {
    Known known = new Known("phuber-ce", Map.of("tau", 10.0));
    LossCurve curve = known.curve();
    CoefficientTable table = CoefficientTable.of(curve);
    for (float p : probabilities()) {
      if (Math.abs(p - 0.1) > 0.1 / 1024) {
        assertClose(table.coefficient(p), curve.coefficient(p), p);
        assertClose(table.loss(p), curve.loss(p), p);
      }
    }
    assertThat(table.coefficient(0.1f)).isCloseTo(-10, within(0.01f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0*p", "-1/p^3", "-1e-300", "-1e300", "(p-0.4)", "-1/sqrt(1-p)"})
  void strangeCoefficientsGiveNoNaN(String text) {
    LossCurve curve =
        LossCurve.of(Formula.parse(text).orThrow().coefficient(Map.of(), 0)).orThrow();
    CoefficientTable table = CoefficientTable.of(curve);
    for (float p : probabilities()) {
      assertThat(table.coefficient(p)).as("g(%s)", p).isNotNaN();
      assertThat(table.loss(p)).as("L(%s)", p).isNotNaN();
    }
    for (float u : new float[] {0, 1e-30f, 1, 100, 708, 1000, 5000}) {
      assertThat(table.weightedAt(u)).as("w(%s)", u).isNotNaN();
      assertThat(table.lossAt(u)).as("L(%s)", u).isNotNaN();
    }
  }
}

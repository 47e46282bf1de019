package io.github.lossmith.app.train.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.plotting.figure.SpreadBand;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedCurveTest {
  private static final SpreadBand.Words WORDS =
      new SpreadBand.Words("± {0} ({3} seeds)", "(1 seed)");
  private static final SpreadBand.Words RANGE =
      new SpreadBand.Words("[{1}, {2}] ({3} seeds)", "(1 seed)");

  private static SeedCurve.Single seed(double... y) {
    double[] x = new double[y.length];
    Arrays.setAll(x, i -> i + 1);
    return new SeedCurve.Single(x, y);
  }

  private static SeedCurve three(SpreadKind kind) {
    return SeedCurve.of(List.of(seed(1, 4, 7), seed(2, 6), seed(6, Double.NaN)), kind);
  }

  @Test
  void theMeanIsOfTheSeedsThatHaveGotThere() {
    SeedCurve curve = three(SpreadKind.DEVIATION);
    assertThat(curve.x()).containsExactly(1, 2, 3);
    assertThat(curve.mean()).containsExactly(3, 5, 7);
    assertThat(curve.seeds()).isEqualTo(3);
    SpreadBand band = curve.band(WORDS);
    assertThat(band.count(0)).isEqualTo(3);
    assertThat(band.count(1)).isEqualTo(2);
    assertThat(band.count(2)).isEqualTo(1);
    assertThat(band.low(2)).isNaN();
  }

  /** Of 1, 2, 6: s = √7, t(0.975, 2) = 4.302652729911275. */
  @Test
  void theBandsAreThoseOfTextbooks() {
    assertThat(three(SpreadKind.MIN_MAX).band(WORDS).low(0)).isEqualTo(1);
    assertThat(three(SpreadKind.MIN_MAX).band(WORDS).high(0)).isEqualTo(6);
    assertThat(three(SpreadKind.DEVIATION).band(WORDS).high(0))
        .isEqualTo(3 + Math.sqrt(7), within(1e-12));
    assertThat(three(SpreadKind.INTERVAL).band(WORDS).high(0))
        .isEqualTo(3 + 4.302652729911275 * Math.sqrt(7.0 / 3), within(1e-9));
  }

  @Test
  void aValueIsReadOutWithItsSpread() {
    SeedCurve curve =
        SeedCurve.of(
            List.of(seed(0.585), seed(0.6), seed(0.612), seed(0.59), seed(0.608)),
            SpreadKind.DEVIATION);
    double mean = curve.mean()[0];
    assertThat(curve.band(WORDS).text(0, mean)).isEqualTo("0.599 ± 0.011 (5 seeds)");
    SeedCurve range = SeedCurve.of(List.of(seed(0.585), seed(0.612)), SpreadKind.MIN_MAX);
    assertThat(range.band(RANGE).text(0, range.mean()[0]))
        .isEqualTo("0.599 [0.585, 0.612] (2 seeds)");
    SeedCurve one = SeedCurve.of(List.of(seed(0.5)), SpreadKind.DEVIATION);
    assertThat(one.band(WORDS).text(0, 0.5)).isEqualTo("0.500 (1 seed)");
    SeedCurve same = SeedCurve.of(List.of(seed(0.5), seed(0.5)), SpreadKind.DEVIATION);
    assertThat(same.band(WORDS).text(0, 0.5)).isEqualTo("0.500 ± 0.000 (2 seeds)");
  }

  @Test
  void differentStepsAreMerged() {
    SeedCurve curve =
        SeedCurve.of(
            List.of(
                new SeedCurve.Single(new double[] {10, 20}, new double[] {1, 2}),
                new SeedCurve.Single(new double[] {5, 20}, new double[] {7, 4})),
            SpreadKind.MIN_MAX);
    assertThat(curve.x()).containsExactly(5, 10, 20);
    assertThat(curve.mean()).containsExactly(7, 1, 3);
  }

  @Test
  void aThinnedCurveKeepsItsEndsAndTheWidestBand() {
    double[] low = new double[10_000];
    double[] high = new double[10_000];
    Arrays.setAll(low, i -> i == 5_003 ? -50 : 0);
    Arrays.setAll(high, i -> 1);
    SeedCurve thin = SeedCurve.of(List.of(seed(low), seed(high)), SpreadKind.MIN_MAX).thinned(100);
    assertThat(thin.x()).hasSize(100).startsWith(1).endsWith(10_000);
    SpreadBand band = thin.band(WORDS);
    double least = 0;
    for (int i = 0; i < band.size(); i++) {
      least = Math.min(least, band.low(i));
    }
    assertThat(least).isEqualTo(-50);
  }

  @Test
  void nothingIsNoCurve() {
    assertThat(SeedCurve.of(List.of(), SpreadKind.INTERVAL).x()).isEmpty();
    assertThat(SeedCurve.of(List.of(seed()), SpreadKind.INTERVAL).seeds()).isZero();
  }
}

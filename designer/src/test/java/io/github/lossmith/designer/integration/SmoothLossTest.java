package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Formula;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Smooth formulas of no preset against mpmath; smooth_losses.py in src/test/python made the file.
 */
class SmoothLossTest {
  @ParameterizedTest
  @CsvFileSource(resources = "smooth-losses.csv", numLinesToSkip = 1)
  void agreesWithAnotherSystem(String text, double p, double expected) {
    LossCurve curve =
        LossCurve.of(Formula.parse(text).orThrow().coefficient(Map.of(), 0)).orThrow();
    double loss = curve.loss(p);
    assertThat(loss).isCloseTo(expected, within(1e-12 + 1e-10 * Math.abs(expected)));
    assertThat(curve.errorBound(p))
        .isGreaterThanOrEqualTo(Math.abs(loss - expected))
        .isLessThan(1e-10 * (1 + Math.abs(expected)));
  }
}

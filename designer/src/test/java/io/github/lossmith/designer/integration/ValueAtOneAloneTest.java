package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Formula;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that hold for every p below 1 but not for p = 1, where a division by zero is left. */
class ValueAtOneAloneTest {
  @ParameterizedTest
  @CsvSource({
    "-1/(p*(1+p<2)), -1/p",
    "-1/(p*(100+p<101)), -1/p",
    "-1/(p*(p!=1)), -1/p",
    "-1/(p*(2*p<2)), -1/p",
    "-(1-p)^2*(1+p<2), -(1-p)^2",
    "-(1-p)/(p+p<2), -(1-p)",
    "-log(p)/(1-floor(p)), -log(p)",
  })
  void lossAndTablesAreThoseOfTheFormulaWithoutTheCondition(String text, String plain) {
    LossCurve curve = curve(text);
    LossCurve wanted = curve(plain);
    CoefficientTable table = CoefficientTable.of(curve);
    for (double p : new double[] {1e-9, 0.3, 0.999, 1 - 1e-9, 1 - 0x1p-53, 1}) {
      double error = curve.errorBound(p) + wanted.errorBound(p);
      assertThat(curve.loss(p)).as("L(%s)", p).isCloseTo(wanted.loss(p), within(error));
      assertThat(curve.coefficient(p))
          .as("g(%s)", p)
          .isCloseTo(wanted.coefficient(p), within(1e-12 * (1 + 1 / p)));
    }
    for (float u : new float[] {1, 1e-6f, 1e-15f, 1e-17f, 1e-30f, 0}) {
      double weighted = wanted.weightedAt(u);
      assertThat((double) table.weightedAt(u))
          .as("table at u = %s", u)
          .isCloseTo(weighted, within(1e-6 * Math.abs(weighted) + 1e-37));
    }
  }

  private static LossCurve curve(String text) {
    return LossCurve.of(Formula.parse(text).orThrow().coefficient(Map.of(), 1)).orThrow();
  }
}

package io.github.lossmith.designer.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L(p) typed in place of dL/dp. */
class LossFormulaTest {
  private static final Map<String, Double> LETTERS = Map.of("gamma", 2.5, "a", 0.7);

  private static LossFormula parsed(String loss) {
    return LossFormula.parse(loss).orThrow();
  }

  private static LossCurve curve(String loss) {
    return LossCurve.of(parsed(loss).coefficient(LETTERS, 0.25)).orThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -log(p)             | -1/p
          -ln p + 3           | -1/p
          1-p                 | -1
          (1-p)^2             | -2*(1 - p)
          -p^a/a              | -p^(a - 1)
          5                   | 0
          """)
  void derivativeIsShort(String loss, String derivative) {
    assertThat(parsed(loss).coefficient().text()).isEqualTo(derivative);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-(1-p)^gamma*log(p)",
        "-log2(p)/(1+p)",
        "-log10(p)*exp(-a*p)",
        "log1p(1-p)^2",
        "expm1(1-p)",
        "sqrt(1-p^2)",
        "cbrt(2-p)",
        "abs(p-0.3)",
        "sin(a*p)*cos(p)",
        "tan(1-p)",
        "asin(p/2)",
        "acos(p/2)",
        "atan(1-p)",
        "sinh(1-p)",
        "cosh(1-p)",
        "tanh(3*(0.4-p))",
        "pow(1-p, gamma)",
        "min(-log(p), 2, 3-p)",
        "max(1-p, 0.5, p-1)",
        "clamp(-log(p), 0.1, 2)",
        "if(p < 0.4, (p-0.4)^2, 0) - log(p)",
        "p^p",
        "a^p",
        "e^(-p)",
        "(2-p)^(1+p)",
        "1/(1+p)",
        "(1-p)/(1+p^2)",
        "t*(1-p)^gamma - pi*log(p)",
        "(1-p)*log(1-p)"
      })
  void theIntegralOfTheDerivativeIsTheLoss(String loss) {
    LossCurve curve = curve(loss);
    var given = Formula.parse(loss).orThrow().coefficient(LETTERS, 0.25);
    double atOne = parsed(loss).atOne(LETTERS, 0.25).orElseThrow();
    for (double p : new double[] {0.001, 0.2, 0.35, 0.55, 0.8, 0.99}) {
      double wanted = given.at(p) - atOne;
      assertThat(curve.loss(p))
          .as("L(%s)", p)
          .isCloseTo(wanted, within(1e-12 + 1e-10 * Math.abs(wanted)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          floor(3*p)                 | 0.33333
          sign(p-0.25)               | 0.25
          (p < 0.6)*2                | 0.6
          atan(1/(p-0.5))            | 0.5
          if(p < 0.7, 1-p, 0.6-p)    | 0.7
          """)
  void jumpsAreRefusedWithTheirPlace(String loss, String place) {
    Problem problem = LossCurve.of(parsed(loss).coefficient(LETTERS, 0)).failure().orElseThrow();
    assertThat(problem.message()).contains("jumps at p = " + place);
  }

  @Test
  void lossWithoutValuesIsRefusedThoughItsDerivativeHasSome() {
    Problem problem =
        LossCurve.of(parsed("log(-p)").coefficient(LETTERS, 0)).failure().orElseThrow();
    assertThat(problem.key()).isEqualTo("designer.integration.lossUndefined");
  }

  @ParameterizedTest
  @CsvSource({"3-log(p),3", "1-p,0", "cos(p),0.5403023058681398", "(1-p)*log(1-p)+2,2"})
  void constantIsKnown(String loss, double constant) {
    assertThat(parsed(loss).atOne(LETTERS, 0).orElseThrow()).isCloseTo(constant, within(1e-12));
    assertThat(curve(loss).loss(1)).isZero();
  }

  @Test
  void longDerivativesAreRefused() {
    String product = "p*".repeat(300) + "p";
    assertThat(LossFormula.parse(product).failure().orElseThrow().key())
        .isEqualTo("designer.formula.longDerivative");
  }

  @Test
  void emptyAsksForTheLoss() {
    assertThat(LossFormula.parse(" ").failure().orElseThrow().message()).contains("L(p)");
  }
}

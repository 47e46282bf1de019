package io.github.lossmith.designer.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses that are recognised as formulas. */
class ClosedFormsTest {
  private static Optional<Formula> closed(Design design) {
    LossCurve curve = LossCurve.of(design.coefficient().orThrow()).orThrow();
    return design.closedLoss(1, curve);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1/p            | -log(p)
          -a/pₜ           | -a*log(p)
          -1              | -p + 1
          log(p)/p        | log(p)^2/2
          -(1-p)^a        | (1 - p)^(a + 1)/(a + 1)
          -p^(a-1)        | -p^a/a + 1/a
          -1/p - a        | -log(p) - a*p + a
          -(1-p)^2/p      | -(log(p) - 2*p + p^2/2) - 1.5
          """)
  void formsAreShort(String coefficient, String loss) {
    Design design = Design.typed("", coefficient).withParameter("a", 0.7);
    assertThat(closed(design).orElseThrow().text()).isEqualTo(loss);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-(-log(p))^a/p",
        "a*p*log(p)-1/p",
        "-exp(-a*p)",
        "-1/(1+a*p)",
        "-sqrt(1-p)/a",
        "-2/(3*p)",
        "-(1-p)^3/p^2",
        "-log(p)^2*a",
        "-a*cos(p)",
        "-1/sqrt(p)",
        "-(2-p)^a",
        "log(p)",
        "-cosh(p)",
        "-sin(a*p)",
        "-sinh(2-p)",
        "-p^2*(1-p)^2",
        "-p^a*log(p)^2*3"
      })
  void formsAreTheIntegral(String coefficient) {
    Design design = Design.typed("", coefficient).withParameter("a", 0.7);
    Formula form = closed(design).orElseThrow();
    LossCurve curve = LossCurve.of(design.coefficient().orThrow()).orThrow();
    for (double p : new double[] {0.02, 0.4, 0.77}) {
      assertThat(form.coefficient(Map.of("a", 0.7), 1).at(p))
          .isCloseTo(curve.loss(p), within(1e-12 + 1e-10 * Math.abs(curve.loss(p))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-exp(-p^2)", "-p^p", "-min(1/p, 5)", "-1/p - abs(p-0.5)", "-sin(1/p)"})
  void nothingIsClaimedForOthers(String coefficient) {
    assertThat(closed(Design.typed("", coefficient))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1", "0"})
  void aFormThatIsWrongForTheValueOfALetterIsNotShown(double a) {
    assertThat(closed(Design.typed("", "-p^a").withParameter("a", a)).isPresent())
        .isEqualTo(a == 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -(1-p)^2*log(p)+3  | -(1 - p)^2*log(p)
          2-log(p)           | 2 - log(p) - 2
          min(1, -log p)     | min(1, -log(p))
          """)
  void aTypedLossIsItsOwnForm(String typed, String shown) {
    assertThat(closed(Design.typedLoss("", typed)).orElseThrow().text()).isEqualTo(shown);
  }
}

package io.github.lossmith.designer.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.formula.Formula;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree as text again. */
class FormulaTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          γ(1-p)^(γ-1)·ln p - (1-p)²/p | gamma*(1 - p)^(gamma - 1)*log(p) - (1 - p)^2/p
          -(1/p)                       | -1/p
          a-(b-p)                      | a - (b - p)
          a/(b/p)                      | a/(b/p)
          (a/b)/p                      | a/b/p
          (-p)^2                       | (-p)^2
          a^-p                         | a^(-p)
          (a^b)^p                      | (a^b)^p
          1e-20 + 250000 + 1.5e300*p   | 1e-20 + 250000 + 1.5e300*p
          if(p<=0.5, min(1,p,2), pi)   | if(p <= 0.5, min(1, p, 2), pi)
          """)
  void isWrittenWithFewParentheses(String typed, String written) {
    assertThat(Formula.of(Formula.parse(typed).orThrow().expression()).text()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-a/-p",
        "a*(-p)^b",
        "--p",
        "-(a-p)",
        "2-(-p)",
        "-(a*p/b)",
        "p^(a^b)",
        "(p<a)*(b!=p)",
        "1-(1-p)^a",
        "exp(-p)^-2",
        "0.1+1e-300*p",
        "√p/√(1-p)",
        "e^(pi*p)"
      })
  void isReadBackWithTheSameValues(String typed) {
    Map<String, Double> letters = Map.of("a", 1.7, "b", 0.6);
    Formula formula = Formula.parse(typed).orThrow();
    Formula again = Formula.parse(Formula.of(formula.expression()).text()).orThrow();
    for (double p : new double[] {1e-9, 0.3, 0.77, 1}) {
      assertThat(again.coefficient(letters, 0).at(p))
          .isEqualTo(Double.valueOf(formula.coefficient(letters, 0).at(p)));
    }
  }
}

package io.github.lossmith.designer.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import io.github.lossmith.resources.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyReportTest {
  private static PropertyReport formula(String text) {
    return PropertyReport.of(Formula.parse(text).orThrow().coefficient(Map.of(), 1));
  }

  private static ScaleCoefficient preset(String key, String letter, double value) {
    Design design = Presets.named(key).orElseThrow();
    return (letter.equals("-") ? design : design.withParameter(letter, value))
        .coefficient()
        .orThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // preset, letter, value, sign, monotone, vanishes, order, loss, bounded, max, at, proper
    "ce, -, 0, true, true, false, 1, logarithmic, true, 1, 0, true",
    "focal, gamma, 0, true, true, false, 1, logarithmic, true, 1, 0, true",
    "focal, gamma, 0.25, true, true, true, 1, logarithmic, true, 1.0006, 0.00247, false",
    "focal, gamma, 2, true, true, true, 1, logarithmic, true, 1.1290, 0.0578, false",
    "focal, gamma, 5, true, true, true, 1, logarithmic, true, 1.3146, 0.0502, false",
    "maki, gamma, 0, true, true, false, 1, logarithmic, true, 1, 0, true",
    "maki, gamma, 0.25, true, true, true, 1, logarithmic, true, 1, 0, false",
    "maki, gamma, 1, true, true, true, 1, logarithmic, true, 1, 0, false",
    "maki, gamma, 10, true, true, true, 1, logarithmic, true, 1, 0, false",
    "qce, -, 0, true, true, true, 1, logarithmic, false, NaN, 0, false",
    "power-ce, n, 3, true, true, true, 1, logarithmic, false, NaN, 0, false",
    "power-ce, n, 1, true, true, false, 1, logarithmic, true, 1, 0, true",
    "poly1-ce, epsilon, 1, true, true, false, 1, logarithmic, true, 1, 0, false",
    "poly1-ce, epsilon, -1, true, true, true, 1, logarithmic, true, 1, 0, false",
    "gce, q, 0.7, true, true, false, 0.3, finite, true, 0.3161, 0.4118, false",
    "gce, q, 0.05, true, true, false, 0.95, finite, true, 0.8179, 0.0476, false",
    "mae, -, 0, true, true, false, 0, finite, true, 0.25, 0.5, false",
    "taylor-ce, order, 2, true, true, false, 0, finite, true, 0.3849, 0.4226, false",
    "phuber-ce, tau, 10, true, true, false, 0, finite, true, 0.9, 0.1, false",
    "phuber-ce, tau, 1000, true, true, false, 0, finite, true, 0.999, 0.001, false",
    "cosine-ce, -, 0, true, true, true, 1, logarithmic, true, 1, 0, false",
  })
  void judgesThePresets(
      String key,
      String letter,
      double value,
      boolean sign,
      boolean monotone,
      boolean vanishes,
      double order,
      String loss,
      boolean bounded,
      double max,
      double at,
      boolean proper) {
    PropertyReport report = PropertyReport.of(preset(key, letter, value));
    assertThat(holds(report, CoefficientProperty.SIGN)).isEqualTo(sign);
    assertThat(holds(report, CoefficientProperty.MONOTONE)).isEqualTo(monotone);
    assertThat(holds(report, CoefficientProperty.VANISHES_AT_ONE)).isEqualTo(vanishes);
    assertThat(number(report, CoefficientProperty.POLE_ORDER_AT_ZERO, "value"))
        .isCloseTo(order, within(1e-4));
    assertThat(report.finding(CoefficientProperty.LOSS_AT_ZERO).values())
        .containsEntry("value", loss);
    assertThat(holds(report, CoefficientProperty.LOGIT_GRADIENT_BOUNDED)).isEqualTo(bounded);
    assertThat(holds(report, CoefficientProperty.INTEGRABLE)).isTrue();
    assertThat(holds(report, CoefficientProperty.CONTINUOUS)).isTrue();
    if (Double.isNaN(max)) {
      assertThat(report.finding(CoefficientProperty.MAX_LOGIT_GRADIENT).values())
          .doesNotContainKey("value");
    } else {
      assertThat(number(report, CoefficientProperty.MAX_LOGIT_GRADIENT, "value"))
          .isCloseTo(max, within(2e-3));
      assertThat(number(report, CoefficientProperty.MAX_LOGIT_GRADIENT, "at"))
          .isCloseTo(at, within(2e-3));
    }
    assertThat(holds(report, CoefficientProperty.PROPER)).isEqualTo(proper);
  }

  private static boolean holds(PropertyReport report, CoefficientProperty property) {
    return report.finding(property).verdict() == Verdict.HOLDS;
  }

  private static double number(PropertyReport report, CoefficientProperty property, String name) {
    return (Double) report.finding(property).values().get(name);
  }

  @ParameterizedTest
  @CsvSource({
    "-1/p, ce, -, 0, 1",
    "-3/p, ce, -, 0, 3",
    "-(1-p)^2.7/p, maki, gamma, 2.7, 1",
    "-0.5*(1-p)^0.25/p, maki, gamma, 0.25, 0.5",
    "2*p^(-0.7)*(-1), gce, q, 0.3, 2",
    "-min(1/p/4; 5), phuber-ce, tau, 20, 0.25",
    "3*log(p)/p, qce, -, 0, 3",
    "log(p)^3/p, power-ce, n, 4, 1",
    "-2-1/p, poly1-ce, epsilon, 2, 1",
    "-2+p, taylor-ce, order, 2, 1",
    "-p*(1-p)^2/p^2, maki, gamma, 2, 1",
    "4*(2*(1-p)*log(p) - (1-p)^2/p), focal, gamma, 2, 4",
    "-5, mae, -, 0, 5",
  })
  void findsThePresetAndTheFactor(
      String text, String preset, String letter, double value, double factor) {
    Map<String, Object> same = formula(text).finding(CoefficientProperty.SAME_AS).values();
    assertThat(same).containsEntry("value", preset);
    assertThat((Double) same.get("factor")).isCloseTo(factor, within(1e-9));
    if (!letter.equals("-")) {
      assertThat(((Map<?, ?>) same.get("parameters")).get(letter)).isEqualTo(value);
    }
  }

  @Test
  void findsEveryPresetInItself() {
    for (String key : Presets.keys()) {
      ScaleCoefficient g = Presets.named(key).orElseThrow().coefficient().orThrow();
      assertThat(SimilarPreset.of(g)).as(key).map(SimilarPreset::preset).contains(key);
    }
  }

  @Test
  void saysThatNothingIsLikeIt() {
    assertThat(formula("-1/p^4").finding(CoefficientProperty.SAME_AS).values()).isEmpty();
    assertThat(formula("-(1-p)^2/p-0.001").finding(CoefficientProperty.SAME_AS).values()).isEmpty();
    assertThat(formula("1/p").finding(CoefficientProperty.SAME_AS).values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1/p, SIGN, 0, 1",
    "p-0.25, SIGN, 0.25, 1",
    "-abs(p-0.5)-p, MONOTONE, 0.5, 1",
    "-1-sin(6.283185307179586*p), MONOTONE, 0, 0.25",
    "-1/p, VANISHES_AT_ONE, 1, 1",
    "log(p)/p, LOGIT_GRADIENT_BOUNDED, 0, 0",
    "-1/p^2, LOGIT_GRADIENT_BOUNDED, 0, 0",
    "-1/(1-p), INTEGRABLE, 1, 1",
    "-(1-p)^(-1.5), INTEGRABLE, 1, 1",
    "-(1-p)^(-0.5), CONTINUOUS, 1, 1",
    "-1/(p-0.4)^2, CONTINUOUS, 0.4, 0.4",
    "1/(p-0.4), CONTINUOUS, 0.4, 0.4",
    "-sqrt(p-0.3), CONTINUOUS, 0, 0.3",
    "if(p<0.35; -2; -1), CONTINUOUS, 0.35, 0.35",
    "-(1-p)^2/p, PROPER, 0, 1",
    "-if(p<0.25; 2; 1)/p, PROPER, 0, 0.25",
    "1/p, PROPER, 0, 1",
  })
  void saysWhereItFails(String text, CoefficientProperty property, double from, double to) {
    PropertyFinding finding = formula(text).finding(property);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAILS);
    assertThat(finding.failing().get(0).from()).isCloseTo(from, within(1e-3));
    assertThat(finding.failing().get(0).to()).isCloseTo(to, within(1e-3));
  }

  @Test
  void givesNoNumbersWithoutALoss() {
    PropertyReport report = formula("-1/(1-p)");
    assertThat(report.problem()).isPresent();
    for (CoefficientProperty property :
        List.of(CoefficientProperty.LOSS_AT_ZERO, CoefficientProperty.MAX_LOGIT_GRADIENT)) {
      assertThat(report.finding(property).verdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  @Test
  void cancellationDoesNotLookLikeFalling() {
    PropertyReport report = formula("-(1-(1-p)^2)/p");
    assertThat(holds(report, CoefficientProperty.MONOTONE)).isTrue();
    assertThat(number(report, CoefficientProperty.POLE_ORDER_AT_ZERO, "value")).isZero();
    assertThat(holds(report, CoefficientProperty.CONTINUOUS)).isTrue();
  }

  @Test
  void showsWhereALossIsNotProperAtReadableNumbers() {
    assertThat(formula("-(1-p)/p").finding(CoefficientProperty.PROPER).arguments())
        .containsExactly("0.05", "-0.95", "0.95", "-0.05");
    assertThat(formula("-(1-p)").finding(CoefficientProperty.PROPER).verdict())
        .isEqualTo(Verdict.HOLDS);
  }

  @Test
  void kinksAreContinuous() {
    assertThat(holds(formula("-max(1-2*p; 0)-(p<2)"), CoefficientProperty.CONTINUOUS)).isTrue();
    assertThat(holds(formula("-min(1/p; 10)"), CoefficientProperty.CONTINUOUS)).isTrue();
  }

  @Test
  void everythingHasWordsInEveryLanguage() {
    for (String text : List.of("-1/p", "1/p", "-1/(1-p)", "log(p)/p", "-sqrt(p-0.3)", "-1/p^2")) {
      for (PropertyFinding finding : formula(text).findings()) {
        for (Locale language : Messages.languages()) {
          assertThat(finding.text(language)).isNotBlank().doesNotContain("{");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -(1-p)^-0.5              | HOLDS   | HOLDS
          -(1-p)^-0.95             | HOLDS   | UNKNOWN
          -1/(1-p)                 | HOLDS   | FAILS
          -(1-p)^-2                | FAILS   | FAILS
          1/(p-0.5)                | FAILS   | FAILS
          -abs(p-0.5)^-0.5         | FAILS   | HOLDS
          -abs(p-0.3)^-0.95        | FAILS   | UNKNOWN
          -sin(1e7*p)              | UNKNOWN | UNKNOWN
          -1e308                   | HOLDS   | UNKNOWN
          -p/tanh(1/(p-p))         | UNKNOWN | FAILS
          """)
  void saysWhatGrowsWhereAndWhatIsOnlyTooHard(String text, Verdict bounded, Verdict integrable) {
    PropertyReport report = formula(text);
    assertThat(report.finding(CoefficientProperty.LOGIT_GRADIENT_BOUNDED).verdict())
        .isEqualTo(bounded);
    assertThat(report.finding(CoefficientProperty.INTEGRABLE).verdict()).isEqualTo(integrable);
  }

  @Test
  void growthTowardsOneIsToldApartFromGrowthTowardsZero() {
    assertThat(
            formula("-(1-p)^-0.5")
                .finding(CoefficientProperty.LOGIT_GRADIENT_BOUNDED)
                .text(Locale.ENGLISH))
        .contains("stays bounded as p goes to 0; towards p = 1 it grows like 1/(1-p)^0.5");
    assertThat(
            formula("log(p)/p")
                .finding(CoefficientProperty.LOGIT_GRADIENT_BOUNDED)
                .text(Locale.ENGLISH))
        .contains("as p goes to 0");
  }

  @Test
  void nothingIsSaidOfWhatIsNoNumber() {
    PropertyReport report = formula("cosh(4+p)/log2(p-p)");
    for (PropertyFinding finding : report.findings()) {
      assertThat(finding.verdict()).isNotEqualTo(Verdict.HOLDS);
      assertThat(finding.text(Locale.ENGLISH)).doesNotContain("NaN", "Infinity");
    }
  }
}

package io.github.lossmith.designer.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidedCalibrationTest {
  private static boolean isProper(Design design) {
    return SidedCalibration.isProper(design.coefficients(1).orThrow());
  }

  @ParameterizedTest
  @CsvSource({"ce, true", "brier, true", "focal, false", "beta-score, true", "alpha-ce, false"})
  void bothSidesAreLookedAtTogether(String key, boolean proper) {
    assertThat(isProper(Presets.named(key).orElseThrow())).isEqualTo(proper);
  }

  /** Weighted by one half each, it is cross-entropy again. */
  @Test
  void equalWeightsAreProper() {
    Design design = Presets.named("alpha-ce").orElseThrow();
    assertThat(isProper(design.withParameter("alpha", 0.5))).isTrue();
  }

  @Test
  void theWrongWayIsNotProper() {
    assertThat(isProper(Design.typed("up", "1/p"))).isFalse();
  }

  /** The report of either side says what holds of both, in numbers that can be checked. */
  @Test
  void theReportOfASideJudgesThePair() {
    assertThat(proper("beta-score", TargetSide.OBJECT).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(proper("beta-score", TargetSide.BACKGROUND).verdict()).isEqualTo(Verdict.HOLDS);
    PropertyFinding finding = proper("alpha-ce", TargetSide.OBJECT);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAILS);
    assertThat(finding.text(Locale.ENGLISH)).contains("p = 0.1 ", "p·g(p) = -0.25", " = -0.75,");
    assertThat(finding.text(Locale.forLanguageTag("ru")))
        .contains("не собственные", "-0.25", "-0.75");
    assertThat(proper("brier", TargetSide.OBJECT).text(Locale.ENGLISH)).doesNotContain("sides");
  }

  private static PropertyFinding proper(String key, TargetSide side) {
    Design design = Presets.named(key).orElseThrow();
    return PropertyReport.of(design.side(side).coefficient().orThrow())
        .within(design, 1)
        .finding(CoefficientProperty.PROPER);
  }
}

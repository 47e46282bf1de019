package io.github.lossmith.designer.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
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
}

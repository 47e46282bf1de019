package io.github.lossmith.plotting.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.LossCurve;
import org.junit.jupiter.api.Test;

class PanelValueRangeTest {
  /** A pole at p = 1 is not let flatten all other curves. */
  @Test
  void aPoleAtOneShowsAsMuchAsThatAtZero() {
    LossCurve curve =
        Presets.named("label-smoothing").orElseThrow().coefficient().then(LossCurve::of).orThrow();
    PanelValueRange range = new PanelValueRange();
    range.add(Quantity.COEFFICIENT, curve);
    assertThat(range.low()).isEqualTo(-10);
    assertThat(range.high()).isEqualTo(10);
  }
}

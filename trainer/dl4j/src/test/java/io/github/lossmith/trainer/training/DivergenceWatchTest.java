package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceWatchTest {
  private final DivergenceWatch watch = new DivergenceWatch();

  private boolean sees(int steps, double total) {
    boolean broken = false;
    for (int i = 0; i < steps; i++) {
      broken |= watch.isBroken(total);
    }
    return broken;
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e8, -2e8})
  void noNumberIsTheEndAtOnce(double total) {
    assertThat(sees(3, 5)).isFalse();
    assertThat(watch.isBroken(total)).isTrue();
  }

  @Test
  void firstStepMayBeBroken() {
    assertThat(watch.isBroken(Double.NaN)).isTrue();
  }

  @Test
  void hundredTimesTheStartForTenStepsIsTheEnd() {
    assertThat(sees(1, 12)).isFalse();
    assertThat(sees(DivergenceWatch.PATIENCE - 1, 1300)).isFalse();
    assertThat(watch.isBroken(1300)).isTrue();
  }

  @Test
  void spikeIsForgiven() {
    assertThat(sees(1, 12)).isFalse();
    for (int spike = 0; spike < 5; spike++) {
      assertThat(sees(DivergenceWatch.PATIENCE - 1, 90_000)).isFalse();
      assertThat(watch.isBroken(30)).isFalse();
    }
  }

  @Test
  void smallLossesAreMeasuredAgainstOne() {
    assertThat(sees(1, 1e-6)).isFalse();
    assertThat(sees(100, 50)).isFalse();
  }
}

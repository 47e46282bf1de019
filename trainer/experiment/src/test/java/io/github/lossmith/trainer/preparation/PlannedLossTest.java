package io.github.lossmith.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.experiment.LossSettings;
import org.junit.jupiter.api.Test;

class PlannedLossTest {
  /** At t = 1/3 the rounding of 3t decides whether its floor is 0 or 1. */
  @Test
  void coefficientThatJumpsInTHasTheValueBesideTheJump() {
    String periodic = "-(1 + cos(pi*(3*t - floor(3*t))))/(2*p)";
    PlannedLoss loss = PlannedLoss.of(LossSettings.of("periodic", periodic)).orThrow();
    for (int step : new int[] {0, 100, 200}) {
      assertThat(loss.tables(step / 300.0).object().weightedAt(0.5f)).isCloseTo(-1, within(1e-6f));
    }
    assertThat(loss.tables(50 / 300.0).object().weightedAt(0.5f)).isCloseTo(-0.5f, within(1e-6f));
  }
}

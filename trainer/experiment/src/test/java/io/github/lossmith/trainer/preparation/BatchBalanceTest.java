package io.github.lossmith.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.SideTables;
import io.github.lossmith.trainer.history.MetricJson;
import io.github.lossmith.trainer.history.MetricLine.Step;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BatchBalanceTest {
  @Test
  void olderBatchesCountLess() {
    BatchBalance seen = BatchBalance.NONE.with(10, 90, 4).with(20, 80, 6);
    assertThat(seen.of(BatchLetter.RATIO)).isCloseTo(29.0 / 161, within(1e-15));
    assertThat(seen.of(BatchLetter.POSITIVES)).isCloseTo(9.6 / 190, within(1e-15));
  }

  @Test
  void beforeTheFirstBatchAndWithoutEasyExamplesThereIsAValue() {
    assertThat(BatchBalance.NONE.of(BatchLetter.RATIO)).isEqualTo(1);
    assertThat(BatchBalance.NONE.of(BatchLetter.POSITIVES)).isEqualTo(0.01);
    assertThat(BatchBalance.NONE.with(5, 0, 0).of(BatchLetter.RATIO)).isEqualTo(100);
    assertThat(BatchBalance.NONE.with(0, 5, 0).of(BatchLetter.POSITIVES)).isEqualTo(1e-4);
  }

  @Test
  void gridIsWithinFourPercent() {
    for (long hard = 1; hard < 1000; hard += 7) {
      BatchBalance seen = BatchBalance.NONE.with(hard, 1000 - hard, hard);
      for (BatchLetter letter : BatchLetter.values()) {
        double exact = seen.of(letter);
        assertThat(seen.onGrid(letter)).isCloseTo(exact, within(0.037 * exact));
      }
    }
  }

  @Test
  void coefficientIsThatOfTheBatch() {
    PlannedLoss follows = PlannedLoss.of(LossSettings.of("a", "-ratio/p")).orThrow();
    BatchBalance seen = BatchBalance.NONE.with(10, 100, 1);
    SideTables tables = follows.tables(0, seen);
    assertThat(tables.object().weightedAt(0.5f))
        .isCloseTo((float) -seen.onGrid(BatchLetter.RATIO), within(1e-5f));
    assertThat(seen.in(Design.typed("x", "-1/p"))).isEqualTo(Design.typed("x", "-1/p"));
  }

  @Test
  void coefficientThatFailsForSomeBatchIsRefusedInOneLine() {
    Outcome<PlannedLoss> planned = PlannedLoss.of(LossSettings.of("a", "-1/p^(1+3*ratio)/(1-p)"));
    assertThat(planned.isOk()).isFalse();
    Outcome<PlannedLoss> some = PlannedLoss.of(LossSettings.of("a", "-(1-p)^(0.5-ratio)/p"));
    assertThat(some.failure().orElseThrow().message()).contains("ratio = 100").doesNotContain("\n");
  }

  @Test
  void stepLinesTellThem() {
    Step step = new Step("a", 3, Instant.EPOCH, 1, 1, 0, 1e-3, 4, 0.1, 0.02, 0.005);
    String text = MetricJson.write(step);
    assertThat(text).contains("\"ratio\":0.02,\"positives\":0.005");
    assertThat(MetricJson.read(text)).contains(step);
    Step silent = new Step("a", 3, Instant.EPOCH, 1, 1, 0, 1e-3, 4, 0.1);
    assertThat(MetricJson.write(silent)).doesNotContain("\"ratio\"");
  }
}

package io.github.lossmith.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An experiment and a run directory as version 0.1.0 wrote them. */
class OldRunTest {
  private static final Set<StepQuantity> NEWER = Set.of(StepQuantity.RATIO, StepQuantity.POSITIVES);

  private static Path old(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(OldRunTest.class.getResource("/release-0.1.0/" + name)).toURI());
  }

  @Test
  void theExperimentOfTheFirstReleaseIsReadAndSaysTheSameAgain() throws URISyntaxException {
    Experiment read = ExperimentFile.read(old("tiny.experiment.json")).orThrow();
    assertThat(read.name()).isEqualTo("quick");
    assertThat(read.losses()).hasSize(2);
    assertThat(read.losses().get(0).learningRate()).isEqualTo(1e-3);
    assertThat(read.losses().get(0).mining()).hasValue(1);
    assertThat(read.schedule().checkpointEvery()).isEqualTo(2);
    assertThat(ExperimentFile.parse(ExperimentFile.print(read), "").orThrow()).isEqualTo(read);
  }

  @Test
  void theRunOfTheFirstReleaseIsRead() throws IOException, URISyntaxException {
    RunDirectory run = new RunDirectory(old("run"));
    assertThat(ExperimentFile.read(run.experiment()).orThrow().losses()).hasSize(2);
    RunState state = run.state().orElseThrow();
    assertThat(state.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(state.imagesPerSecond()).isPositive();
    assertThat(state.process().startMillis()).isPositive();
    RunHistory history = RunHistory.read(run);
    assertThat(history.unreadable()).isZero();
    assertThat(history.losses()).hasSize(2);
    for (LossHistory loss : history.losses()) {
      assertThat(loss.iterations()).containsExactly(1, 2, 3, 4);
      for (StepQuantity quantity : StepQuantity.values()) {
        boolean later = NEWER.contains(quantity);
        assertThat(Arrays.stream(loss.values(quantity))).allMatch(x -> Double.isFinite(x) != later);
      }
      MetricLine.Evaluation last = loss.finalEvaluation().orElseThrow();
      assertThat(last.map11()).isBetween(0.0, 1.0);
      assertThat(last.mapAll()).isBetween(0.0, 1.0);
      assertThat(last.ap11()).isNotEmpty();
      assertThat(last.apAll()).hasSameSizeAs(last.ap11());
      assertThat(loss.probabilities()).isNotEmpty();
    }
  }
}

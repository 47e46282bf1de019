package io.github.lossmith.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.property.PropertyReport;
import io.github.lossmith.designer.search.SearchSpace;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateCheckTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1/p, WRONG_SIGN",
    "-1/(1-p), NO_LOSS",
    "-1/p^2, UNBOUNDED",
    "-3/p, SAME_AS_PRESET",
    "-p^2-p/10, EASY_FIRST",
  })
  void whatInspectRefusesIsNotTrained(String formula, RejectionReason reason) {
    assertThat(
            CandidateCheck.reason(
                PropertyReport.of(Design.typed("g", formula).coefficient().orThrow())))
        .contains(reason);
  }

  @Test
  void drawnCandidateIsJudgedByItsPoint() {
    List<Double> gentle = List.of(0.5, 0.2, -0.4, -1.0, 0.3);
    assertThat(CandidateCheck.reason(gentle, List.of())).isEmpty();
    assertThat(CandidateCheck.reason(gentle, List.of(gentle))).contains(RejectionReason.TWICE);
    assertThat(CandidateCheck.reason(List.of(-1.0, -1.0, 2.9, 2.9, 0.0), List.of()))
        .contains(RejectionReason.EASY_FIRST);
    assertThat(CandidateCheck.reason(List.of(Double.NaN, 0.0, 0.0, 0.0, 0.0), List.of()))
        .contains(RejectionReason.NOT_FINITE);
    assertThat(CandidateCheck.reason(List.of(0.0, 0.0, 0.0, 0.0, 800.0), List.of()))
        .contains(RejectionReason.NOT_FINITE);
  }

  /** 900 easy anchors, 10 hard ones: CE pulls the easy ones 9 times as hard in sum. */
  @Test
  void candidateThatBalancesMeasuredAnchorsWorseThanTheBaselineIsRefused() throws IOException {
    ProbabilityHistogram.Builder bins = ProbabilityHistogram.builder(List.of("circle"));
    for (int i = 0; i < 910; i++) {
      double p = i < 900 ? 0.909 : 0.09;
      bins.add(p, 0, 1 / p);
    }
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    Files.createDirectories(run.path());
    try (MetricsWriter metrics = MetricsWriter.open(run.metrics())) {
      metrics.append(new Probabilities("CE", 7, Instant.EPOCH, bins.build()));
    }
    SearchSettings plain = settings();
    MeasuredExamples measured = MeasuredExamples.of(run, "CE").orThrow();
    assertThat(measured.from()).isEqualTo("run, CE, 7");
    assertThat(measured.easyToHard(Design.typed("CE", "-1/p").coefficient().orThrow()))
        .isCloseTo(900 * 0.091 / (10 * 0.91), Offset.offset(0.01));
    SearchSettings balanced = plain.withMeasured(measured);
    List<Double> easyHeavy = List.of(0.0, 0.0, 0.3, 0.0, 0.0);
    List<Double> hardHeavy = List.of(0.3, 0.3, -0.3, -0.3, 0.0);
    assertThat(CandidateCheck.imbalance(plain, easyHeavy)).isEmpty();
    assertThat(CandidateCheck.imbalance(balanced, easyHeavy)).contains(RejectionReason.IMBALANCED);
    assertThat(CandidateCheck.imbalance(balanced, hardHeavy)).isEmpty();
    CoefficientSearch search = CoefficientSearch.of(balanced);
    assertThat(
            search.next().orElseThrow().candidates().stream()
                .map(SearchCandidate::rejection)
                .flatMap(Optional::stream))
        .contains(RejectionReason.IMBALANCED);
    SearchFolder written = new SearchFolder(folder.resolve("search"));
    written.begin(balanced).orThrow();
    assertThat(written.read().orThrow().settings()).isEqualTo(balanced);
    assertThat(written.begin(plain).failure().orElseThrow().key())
        .isEqualTo("trainer.search.another");
    assertThat(MeasuredExamples.of(new RunDirectory(folder), "CE").failure().orElseThrow().key())
        .isEqualTo("trainer.search.no-histogram");
  }

  private static SearchSettings settings() {
    Experiment quick = ExperimentPresets.named("quick");
    Experiment complete =
        CompleteExperiment.of(quick.withLosses(List.of(SearchSettings.baseline(quick)))).orThrow();
    return new SearchSettings(
        complete, complete.data(), 12, 2, 5, List.of(0L), List.of(100L, 101L, 102L));
  }

  @Test
  void originIsTheCrossEntropy() {
    Design drawn = SearchSpace.design("origin", List.of(0.0, 0.0, 0.0, 0.0, 0.0)).orThrow();
    for (double p : new double[] {1e-6, 0.001, 0.03, 0.3, 0.77, 0.999}) {
      double weight = -p * drawn.coefficient().orThrow().at(p);
      assertThat(weight).isBetween(0.998, 1.002);
    }
  }
}

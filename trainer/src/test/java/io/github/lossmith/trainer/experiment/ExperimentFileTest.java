package io.github.lossmith.trainer.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"quick", "bccd", "voc-paper"})
  void presetsSurviveTheirFile(String name) throws Exception {
    Experiment preset = ExperimentPresets.named(name);
    Path file = folder.resolve(name + ExperimentFile.SUFFIX);
    ExperimentFile.write(preset, file);
    assertThat(ExperimentFile.read(file).orThrow()).isEqualTo(preset);
  }

  @Test
  void paperPresetHasTableOne() {
    Experiment paper = ExperimentPresets.named("voc-paper");
    assertThat(paper.schedule().iterations()).isEqualTo(37_000);
    assertThat(paper.schedule().batch()).isEqualTo(128);
    assertThat(paper.losses())
        .extracting(LossSettings::learningRate)
        .containsExactly(1e-3, 4e-4, 1e-3, 1e-3);
    assertThat(paper.losses())
        .extracting(LossSettings::boxWeight)
        .containsExactly(1.0, 1.0, 0.2, 0.1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"schedule": {"iterations": -1}}  | schedule.iterations is -1; it must be a number from 1 to 1000000000.
          {"schedule": {"iteratoins": 5}}   | There is no key schedule.iteratoins; known here are iterations, batch, seed, evaluations, checkpointEvery, accumulate.
          {"detector": {"trunk": "resnet"}} | detector.trunk is "resnet"; it must be one of small, frozen, fine-tuned.
          {"detector": {"width": 0.4}}      | detector.width is 0.4; MobileNetV2 comes with 0.35, 0.5, 0.75 or 1.
          {"version": 2}                    | version is 2; it must be a number from 1 to 1.
          {"data": 7}                       | data must be a JSON object.
          """)
  void wrongValuesAreNamed(String text, String message) {
    Problem problem = ExperimentFile.parse(text, "x").failure().orElseThrow();
    assertThat(problem.message()).isEqualTo("Experiment x: " + message);
  }

  @Test
  void brokenJsonIsNamedWithItsLine() {
    Problem problem = ExperimentFile.parse("{\n\"name\": }", "x").failure().orElseThrow();
    assertThat(problem.message()).startsWith("x, line 2, column 9: this is not JSON");
  }

  @Test
  void missingKeysHaveDefaults() {
    Experiment experiment = ExperimentFile.parse("{}", "x").orThrow();
    assertThat(experiment.detector()).isEqualTo(ExperimentPresets.named("bccd").detector());
  }

  @Test
  void evaluationsAreSpreadEvenlyAndEndWithTheLastStep() {
    Schedule schedule = new Schedule(10, 1, 0, 3, 5);
    assertThat(java.util.stream.IntStream.rangeClosed(1, 10).filter(schedule::evaluatesAfter))
        .containsExactly(4, 7, 10);
  }
}

package io.github.lossmith.trainer.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** Their losses differ in what is studied alone: seeds, batches and box weights are shared. */
  @Test
  void studiesAreExperimentsThatCanBeTrained() {
    for (String name : ExperimentPresets.studies()) {
      Experiment study = ExperimentPresets.find(name).orThrow();
      assertThat(study.name()).isEqualTo(name);
      assertThat(study.detector()).isEqualTo(ExperimentPresets.named("quick").detector());
      assertThat(study.schedule().seeds()).containsExactly(0L, 1L, 2L, 3L, 4L);
      assertThat(study.losses()).hasSizeGreaterThan(3);
      assertThat(study.losses())
          .extracting(LossSettings::boxWeight)
          .containsOnly(study.losses().get(0).boxWeight());
      for (LossSettings loss : study.losses()) {
        assertThat(PlannedLoss.of(loss).failure()).as(name + ", " + loss.name()).isEmpty();
      }
    }
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
          {"schedule": {"iteratoins": 5}}   | There is no key schedule.iteratoins; known here are iterations, batch, seed, seeds, evaluations, checkpointEvery, accumulate, race, stopBelow.
          {"detector": {"trunk": "resnet"}} | detector.trunk is "resnet"; it must be one of small, frozen, fine-tuned.
          {"detector": {"width": 0.4}}      | detector.width is 0.4; MobileNetV2 comes with 0.35, 0.5, 0.75 or 1.
          {"version": 2}                    | its version is 2, this Lossmith reads up to 1: update Lossmith.
          {"version": 7, "later": 1}        | its version is 7, this Lossmith reads up to 1: update Lossmith.
          {"schedule": {"seed": 1.7}}       | schedule.seed is 1.7; it must be a whole number.
          {"schedule": {"seed": 1e400}}     | schedule.seed is > 1.8e308; it must be a number from 0 to 4503599627370496.
          {"schedule": {"batch": -1e999}}   | schedule.batch is < -1.8e308; it must be a number from 1 to 4096.
          {"schedule": {"batch": "16"}}     | schedule.batch is "16"; it must be a number from 1 to 4096.
          {"losses": [{"name": ""}]}        | losses[0].name must be a name of 1 to 4000 characters that is not blank; it has 0.
          {"losses": [{"name": " \u00a0"}]} | losses[0].name must be a name of 1 to 4000 characters that is not blank; it has 2.
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{} {}",
        "{}]",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"schedule\": {\"seed\": 1, \"seed\": 2}}",
        "{\"schedule\": {\"seed\": Infinity}}",
        "{\"schedule\": {\"seed\": +1}}",
        "{\"schedule\": {\"seed\": 01}}",
        "{/* a note */}",
        "{'name': 1}",
        "{\"name\": \"a\",}",
        "{\"name\": \"a\nb\"}",
        "{\"name\""
      })
  void whatIsNotStrictJsonIsRefusedWithoutTheParsersNames(String text) {
    String message = ExperimentFile.parse(text, "x").failure().orElseThrow().message();
    assertThat(message)
        .startsWith("x")
        .doesNotContainPattern("java\\.|Exception|JsonReadFeature|StreamRead|JsonParser|jackson");
  }

  @Test
  void encodingsAreNamedAndAByteOrderMarkIsRead() throws IOException {
    Path file = folder.resolve("e.json");
    Files.writeString(file, "\ufeff{\"name\": \"café\"}");
    assertThat(ExperimentFile.read(file).orThrow().name()).isEqualTo("café");
    for (Charset other : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
      Files.writeString(file, "{\n\"name\": \"café\"}", other);
      assertThat(ExperimentFile.read(file).failure().orElseThrow().message())
          .contains("this is not text in UTF-8");
    }
    Files.delete(file);
    assertThat(ExperimentFile.read(file).failure().orElseThrow().key())
        .isEqualTo("trainer.experiment.no-file");
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

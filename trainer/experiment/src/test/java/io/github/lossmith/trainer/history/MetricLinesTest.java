package io.github.lossmith.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Note;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.MetricLine.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** metrics.jsonl: lines, the writer, the tailing reader. */
class MetricLinesTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("metrics.jsonl");
  }

  private static Step step(String loss, long iteration) {
    return new Step(loss, iteration, NOW, 1.5 / iteration, 1, 0.5, 1e-3, 4, 0.1);
  }

  private static List<MetricLine> oneOfEach() {
    ProbabilityHistogram.Builder histogram = ProbabilityHistogram.builder(List.of("RBC"));
    histogram.add(0.97, 0, 1 / 0.97);
    histogram.add(0.1, 1, 10);
    return List.of(
        step("CE + OHEM", 1),
        new Evaluation(
            "CE",
            150,
            NOW,
            0.48,
            0.47,
            Map.of("RBC", 0.9, "WBC", Double.NaN),
            Map.of("RBC", 0.8),
            3),
        new Probabilities("CE", 150, NOW, histogram.build()),
        new MetricLine.Features("", 0, NOW, 800, 12.5),
        new Note("", 0, NOW, Note.Level.WARNING, "2 boxes \"skipped\"\nпропущены"));
  }

  @Test
  void thereIsALineOfEachKind() {
    assertThat(oneOfEach().stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) MetricLine.class.getPermittedSubclasses());
  }

  @Test
  void keysHaveTheSpellingOfAllOtherFiles() {
    for (MetricLine line : oneOfEach()) {
      assertThat(MetricJson.write(line)).doesNotContainPattern("\"[a-z]+_[a-z0-9_]+\":");
    }
  }

  /** As Python's json module writes it, which is not JSON. */
  @Test
  void numberThatIsNoneIsReadAsNan() {
    String line = "{\"kind\": \"evaluation\", \"loss\": \"CE\", \"iteration\": 4, \"map11\": NaN}";
    Evaluation read = (Evaluation) MetricJson.read(line).orElseThrow();
    assertThat(read.iteration()).isEqualTo(4);
    assertThat(read.map11()).isNaN();
  }

  private void append(MetricLine... lines) throws IOException {
    try (MetricsWriter writer = MetricsWriter.open(file())) {
      for (MetricLine line : lines) {
        writer.append(line);
      }
    }
  }

  private void raw(String text) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void everyKindReadsBackAsItWasWritten() {
    for (MetricLine line : oneOfEach()) {
      String text = MetricJson.write(line);
      assertThat(text).doesNotContain("\n");
      assertThat(MetricJson.read(text)).contains(line);
    }
  }

  @Test
  void namesItsKindAndItsNumbersForOtherPrograms() {
    assertThat(MetricJson.write(step("CE", 3)))
        .isEqualTo(
            "{\"kind\":\"step\",\"loss\":\"CE\",\"iteration\":3,\"time\":1700000000123,"
                + "\"total\":0.5,\"classification\":1.0,\"boxes\":0.5,\"learningRate\":0.001,"
                + "\"images\":4,\"seconds\":0.1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"images_per_second", "imagesPerSecond"})
  void speedOfAnOldLineIsRead(String key) {
    String text = "{\"kind\":\"step\",\"loss\":\"CE\",\"iteration\":3,\"%s\":40.0}";
    Step step = (Step) MetricJson.read(text.formatted(key)).orElseThrow();
    assertThat(step.imagesPerSecond()).isEqualTo(40);
    assertThat(step("CE", 3).imagesPerSecond()).isEqualTo(40);
  }

  @Test
  void probabilitiesNameTheGradientOfEasyAndHardAnchors() {
    ProbabilityHistogram.Builder histogram = ProbabilityHistogram.builder(List.of("RBC"));
    histogram.add(0.97, 0, 1);
    histogram.add(0.91, 0, 1);
    histogram.add(0.1, 1, 10);
    String text = MetricJson.write(new Probabilities("CE", 1, NOW, histogram.build()));
    assertThat(text)
        .contains("\"easyAnchors\":2,\"hardAnchors\":1,\"easyGradient\":0.1")
        .contains("\"hardGradient\":0.9");
  }

  @Test
  void gradientIsToldBySideAndByClass() {
    ProbabilityHistogram.Builder histogram =
        ProbabilityHistogram.builder(List.of("RBC", "Platelets"));
    histogram.add(0.5, 0, 4);
    histogram.add(0.5, 1, 2);
    histogram.add(0.25, 2, 16);
    histogram.add(0.25, 0, Double.NaN);
    String text = MetricJson.write(new Probabilities("CE", 0, NOW, histogram.build()));
    assertThat(text).contains("\"classGradient\":{\"RBC\":0.5,\"Platelets\":3.0}");
    ProbabilityHistogram read = ((Probabilities) MetricJson.read(text).orElseThrow()).histogram();
    assertThat(read.objectShare()).isEqualTo(3.5 / 4.5);
    assertThat(read.hardShare()).isEqualTo(3 / 4.5);
    assertThat(read.classShare("Platelets")).isEqualTo(3 / 4.5);
    assertThat(read.classShare("WBC")).isNaN();
    assertThat(read.bins().get(25).backgroundGradient()).isEqualTo(1);
  }

  @Test
  void oldProbabilitiesDoNotSayTheSide() {
    String line =
        "{\"kind\":\"probabilities\",\"loss\":\"CE\",\"iteration\":5,\"edges\":[0,0.5,1],"
            + "\"objects\":[1,2],\"backgrounds\":[3,4],\"coefficient\":[1,1],\"gradient\":[3,1]%s}";
    ProbabilityHistogram old =
        ((Probabilities) MetricJson.read(line.formatted("")).orElseThrow()).histogram();
    assertThat(old.objectShare()).isNaN();
    assertThat(old.hardShare()).isEqualTo(0.75);
    assertThat(old.classGradient()).isEmpty();
    ProbabilityHistogram recorded =
        ((Probabilities)
                MetricJson.read(line.formatted(",\"classGradient\":[1.0,3.0]")).orElseThrow())
            .histogram();
    assertThat(recorded.classShare("1")).isEqualTo(0.75);
  }

  @Test
  void unknownKindsAndBrokenTextAreNoLines() {
    assertThat(MetricJson.read("{\"kind\":\"weather\"}")).isEmpty();
    assertThat(MetricJson.read("{\"kind\":\"step\",")).isEmpty();
    assertThat(MetricJson.read("[1]")).isEmpty();
    assertThat(MetricJson.read("")).isEmpty();
    assertThat(MetricJson.read("{\"kind\":\"probabilities\",\"edges\":[0,1]}")).isEmpty();
    assertThat(MetricJson.read("[".repeat(100_000))).isEmpty();
  }

  @Test
  void tailGivesOnlyWhatIsNewAndWaitsForTheEndOfALine() throws IOException {
    MetricsTail tail = new MetricsTail(file());
    assertThat(tail.poll().lines()).isEmpty();
    append(step("CE", 1));
    assertThat(tail.poll().lines()).containsExactly(step("CE", 1));
    String next = MetricJson.write(step("CE", 2));
    raw(next.substring(0, 20));
    assertThat(tail.poll().lines()).isEmpty();
    raw(next.substring(20) + "\n");
    assertThat(tail.poll().lines()).containsExactly(step("CE", 2));
  }

  @Test
  void tailSkipsWhatItCannotReadAndCountsIt() throws IOException {
    raw("not json\n" + MetricJson.write(step("CE", 1)) + "\n");
    MetricsTail.Batch batch = new MetricsTail(file()).poll();
    assertThat(batch.lines()).containsExactly(step("CE", 1));
    assertThat(batch.unreadable()).isEqualTo(1);
  }

  @Test
  void tailStartsAgainWhenTheFileIsCutEvenIfItGrewAgainMeanwhile() throws IOException {
    append(step("CE", 1), step("CE", 2), step("CE", 3));
    MetricsTail tail = new MetricsTail(file());
    tail.poll();
    MetricsCut.of(file(), Map.of("CE", 1L)).apply();
    try (MetricsWriter writer = MetricsWriter.open(file())) {
      writer.append(new Note("CE", 1, NOW, Note.Level.INFO, "resumed ".repeat(200)));
      writer.append(step("CE", 2));
    }
    MetricsTail.Batch batch = tail.poll();
    assertThat(batch.restarted()).isTrue();
    assertThat(batch.lines()).hasSize(3).contains(step("CE", 1), step("CE", 2));
  }

  @Test
  void tailOutlivesTheFile() throws IOException {
    append(step("CE", 1));
    MetricsTail tail = new MetricsTail(file());
    tail.poll();
    Files.delete(file());
    assertThat(tail.poll().restarted()).isTrue();
    append(step("CE", 7));
    assertThat(tail.poll().lines()).containsExactly(step("CE", 7));
  }

  @Test
  void tailReadsALargeFileInPiecesAndPassesOverAnEndlessLine() throws IOException {
    append(step("CE", 1), step("CE", 2));
    raw("x".repeat(2 * LineTail.MAX_LINE_BYTES) + "\n");
    append(step("CE", 3));
    LineTail tail = new LineTail(file(), 300);
    int lines = 0;
    for (int polls = 0; polls < 20_000 && lines < 3; polls++) {
      LineTail.Lines next = tail.poll();
      assertThat(next.restarted()).isFalse();
      lines += next.lines().size();
    }
    assertThat(lines).isEqualTo(3);
  }

  @Test
  void writerCutsAHalfWrittenLastLine() throws IOException {
    append(step("CE", 1));
    raw("{\"kind\":\"st");
    append(step("CE", 2));
    assertThat(new MetricsTail(file()).poll().lines())
        .containsExactly(step("CE", 1), step("CE", 2));
  }

  @Test
  void resumeKeepsOtherLossesAndForgetsLaterSteps() throws IOException {
    append(step("CE", 1), step("CE", 2), step("QCE", 1), step("QCE", 2), step("QCE", 3));
    MetricsCut.of(file(), Map.of("CE", 2L, "QCE", 1L)).apply();
    assertThat(new MetricsTail(file()).poll().lines())
        .containsExactly(step("CE", 1), step("CE", 2), step("QCE", 1));
  }
}

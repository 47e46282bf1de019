package io.github.lossmith.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCutTest {
  private static final Instant NOW = Instant.ofEpochSecond(1);

  @TempDir private Path folder;

  /** Steps 1 to 4 of A, then of B. */
  private Path metrics() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsWriter writer = MetricsWriter.open(file)) {
      for (String loss : List.of("A", "B")) {
        for (int i = 1; i <= 4; i++) {
          writer.append(new MetricLine.Step(loss, i, NOW, 1, 1, 0, 0.1, 5, 1));
        }
      }
    }
    return file;
  }

  private static List<String> kept(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> MetricJson.read(line).orElseThrow())
        .map(line -> line.loss() + line.iteration())
        .toList();
  }

  @Test
  void nothingIsCutWhereCheckpointsHoldEverything() throws IOException {
    Path file = metrics();
    MetricsCut cut = MetricsCut.of(file, Map.of("A", 4L, "B", 4L));
    cut.apply();
    assertThat(cut.incomplete()).isEmpty();
    assertThat(kept(file)).hasSize(8);
    assertThat(cut.lastStep("B")).isEqualTo(4);
  }

  @Test
  void stepsAfterTheCheckpointAreCutOff() throws IOException {
    Path file = metrics();
    MetricsCut cut = MetricsCut.of(file, Map.of("A", 4L, "B", 2L));
    cut.apply();
    assertThat(cut.incomplete()).isEmpty();
    assertThat(kept(file)).containsExactly("A1", "A2", "A3", "A4", "B1", "B2");
  }

  @Test
  void whatWasTrainedAfterACutLossNoLongerHolds() throws IOException {
    Path file = metrics();
    MetricsCut cut = MetricsCut.of(file, Map.of("A", 2L, "B", 4L));
    assertThat(kept(file)).as("reading changes nothing").hasSize(8);
    cut.apply();
    assertThat(cut.incomplete()).containsExactly("B");
    assertThat(cut.lastStep("B")).isZero();
    assertThat(kept(file)).containsExactly("A1", "A2");
  }

  @Test
  void linesOfALossThatIsNoLongerAskedStay() throws IOException {
    Path file = metrics();
    MetricsCut cut = MetricsCut.of(file, Map.of("C", 0L));
    cut.apply();
    assertThat(kept(file)).hasSize(8);
  }

  @Test
  void aHalfLineIsCutOffAndAGapIsSeen() throws IOException {
    Path file = metrics();
    Files.writeString(file, "{\"kind\":\"st", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    MetricsCut cut = MetricsCut.of(file, Map.of("A", 4L, "B", 6L));
    cut.apply();
    assertThat(kept(file)).hasSize(8);
    assertThat(cut.lastStep("B")).isEqualTo(4);
  }

  @Test
  void aFileThatWasMovedIsNotWrittenAnyMore() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsWriter writer = MetricsWriter.open(file)) {
      Files.move(file, folder.resolve("elsewhere"));
      assertThatThrownBy(writer::force).isInstanceOf(NoSuchFileException.class);
      Files.writeString(file, "another");
      assertThatThrownBy(writer::force).isInstanceOf(NoSuchFileException.class);
    }
  }

  private Path lines(String... all) throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsWriter writer = MetricsWriter.open(file)) {
      for (String line : all) {
        int step = Integer.parseInt(line.substring(1));
        writer.append(new MetricLine.Step(line.substring(0, 1), step, NOW, 1, 1, 0, 0.1, 5, 1));
      }
    }
    return file;
  }

  @Test
  void missingStepsAreSeenInTheMiddleAndAtTheEnd() throws IOException {
    Path file = lines("A1", "A2", "A5", "B2", "C1");
    Map<String, Long> checkpoints = Map.of("A", 5L, "B", 2L, "C", 4L, "D", 3L, "E", 0L);
    MetricsCut cut = MetricsCut.of(file, checkpoints);
    assertThat(cut.gap("A")).hasValue(3);
    assertThat(cut.gap("B")).hasValue(1);
    assertThat(cut.gap("C")).hasValue(2);
    assertThat(cut.gap("D")).as("without a line").hasValue(1);
    assertThat(cut.gap("E")).isEmpty();
    assertThat(MetricsCut.of(file, Map.of("A", 2L)).gap("A")).isEmpty();
  }

  @Test
  void lossesBehindACutThatNobodyAskedForAreShortenedAndNotIncomplete() throws IOException {
    MetricsCut cut = MetricsCut.of(lines("A1", "A2", "X1", "B1"), Map.of("A", 1L, "B", 1L));
    assertThat(cut.incomplete()).containsExactly("B");
    assertThat(cut.shortened()).containsExactlyInAnyOrder("A", "X", "B");
  }

  @Test
  void aStepThatStandsAgainBehindTheCutTakesNoCheckpoint() throws IOException {
    MetricsCut cut = MetricsCut.of(lines("A1", "A2", "A3", "A2"), Map.of("A", 2L));
    assertThat(cut.incomplete()).isEmpty();
  }
}

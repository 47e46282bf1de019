package io.github.lossmith.trainer.metric;

import static io.github.lossmith.trainer.dataset.VocFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.dataset.VocFixture;
import io.github.lossmith.trainer.voc.VocFolder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionFilesTest {
  private static final MetricSettings SETTINGS =
      new MetricSettings(0.5, Interpolation.ELEVEN_POINT, BoxConvention.INCLUSIVE_PIXELS);

  @TempDir Path folder;
  private AnnotatedSplit split;

  @BeforeEach
  void annotate() {
    VocFixture voc = VocFixture.in(folder.resolve("voc"));
    voc.annotation("a", object("red cell", "60", "40", "90", "70"));
    voc.annotation("b 1", object("red cell", "50", "10", "70", "40"));
    split =
        VocFolder.open(voc.split("test", "a", "b 1").root())
            .then(opened -> AnnotatedSplit.read(opened, "test"))
            .orThrow();
  }

  private Outcome<ReportedDetections> read(byte[] bytes) throws IOException {
    Path file = folder.resolve("found.txt");
    Files.write(file, bytes);
    return ReportedDetections.read(file, split);
  }

  private Outcome<ReportedDetections> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private double map(Outcome<ReportedDetections> read) {
    return MeanAveragePrecision.ofReported(
            split.classes(), split.objects(), read.orThrow().boxes(), SETTINGS)
        .mean();
  }

  private String problem(String text) throws IOException {
    String message = read(text).failure().orElseThrow().message();
    assertThat(message.lines()).hasSize(1);
    assertThat(message.length()).isLessThan(1000);
    return message;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a red cell 0.9 60 40 90 70\nb 1 red cell 0.8 50 10 70 40\n",
        "\uFEFFa red cell 0.9 60 40 90 70\r\nb 1 red cell 0.8 50 10 70 40",
        "a\tred cell\t0.9\t60\t40\t90\t70\rb 1\tred cell\t.8\t50\t10\t70\t40\r",
        "  a   red    cell  9e-1 60 40  90. 70  \n\n\t\nb  1 red\u00a0cell 0.8 50 10 70 +40\n"
      })
  void linesAreReadAsTheyAreMeant(String text) throws IOException {
    assertThat(map(read(text))).isEqualTo(1);
    for (String encoding : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
      String marked = text.startsWith("\uFEFF") ? text : "\uFEFF" + text;
      assertThat(map(read(marked.getBytes(Charset.forName(encoding))))).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"txt", "TXT", "Txt"})
  void endingsMayBeInUpperCase(String ending) throws IOException {
    Path found = Files.createDirectories(folder.resolve("found"));
    Files.writeString(found.resolve("a." + ending), "\uFEFFred cell 0.9 60 40 90 70");
    Files.writeString(found.resolve("b 1." + ending), "red  cell 0.9 50 10 70 40");
    Outcome<ReportedDetections> read = ReportedDetections.read(found, split);
    assertThat(map(read)).isEqualTo(1);
    assertThat(read.orThrow().notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.6 0.5 0.9 0.875, shares",
    "60 40 30 30, x y width height",
    "75 55 30 30, centre-x",
    "40 60 70 90, ymin xmin",
    "90 70 60 40, xmax ymax"
  })
  void boxesThatArePlainlySomethingElseAreRefused(String box, String named) throws IOException {
    assertThat(problem("a red cell 0.9 " + box + "\n")).contains(named);
    Path found = Files.createDirectories(folder.resolve("found"));
    Files.writeString(found.resolve("a.txt"), "red cell 0.9 " + box);
    assertThat(ReportedDetections.read(found, split).failure().orElseThrow().message())
        .contains(named);
  }

  @Test
  void poorDetectionsAreEvaluated() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("a red cell 0.").append(99 - i).append(' ').append(i).append(" 5 30 20\n");
    }
    assertThat(map(read(text + "a red cell 0.1 90 70 60 40\n"))).isZero();
    assertThat(map(read("a red cell 0.9 0 0 1 1\n"))).isZero();
  }

  @Test
  void whatFitsNothingIsRefusedInBothForms() throws IOException {
    assertThat(problem("c red cell 0.9 1 1 2 2\nc d 0.9 1 1 2 2\n"))
        .contains("None of the 2 detections is on an image", "c", "a, b 1");
    assertThat(problem("a cell 0.9 1 1 2 2\na 0 0.9 1 1 2 2\n"))
        .contains("None of the 2 detections has a class", "0, cell", "red cell");
    Path found = Files.createDirectories(folder.resolve("found"));
    Files.writeString(found.resolve("a.txt"), "0 0.9 1 1 2 2");
    assertThat(ReportedDetections.read(found, split).failure().orElseThrow().message())
        .contains("has a class");
    Files.delete(found.resolve("a.txt"));
    Files.writeString(found.resolve("a.jpg.txt"), "red cell 0.9 1 1 2 2");
    assertThat(ReportedDetections.read(found, split).failure().orElseThrow().message())
        .contains("such as a.txt");
    assertThat(map(read(""))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a red cell 0.9 nan 1 2 2",
        "a red cell 0.9 1 1 2 Infinity",
        "a red cell 0,9 1 1 2 2",
        "a,red cell,0.9,1,1,2,2",
        "{\"image\": \"a\"}",
        "a 0.9 1 1 2 2",
        "a red cell 0.9 1 1 2 ٢"
      })
  void otherLinesAreNamed(String line) throws IOException {
    assertThat(problem("\n" + line + "\n")).contains("found.txt, line 2");
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    byte[] text = "a red cell 0.9 1 1 2 2\na k\u00e4fer 0.9 1 1 2 2".getBytes("windows-1252");
    assertThat(read(text).failure().orElseThrow().message()).contains("UTF-8");
  }

  @Test
  void timeIsLinearInTheInput() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(problem("a " + "w ".repeat(60_000) + "0.9 3 3 20 20\n")).contains("w w w");
          assertThat(problem("a " + "w ".repeat(2_000_000))).contains("line 1", "200000");
          assertThat(problem("9".repeat(3_000_000))).contains("line 1");
          StringBuilder many = new StringBuilder("a red cell 0.9 60 40 90 70\n");
          for (int i = 0; i < 100_000; i++) {
            many.append("a class").append(i).append(" 0.9 1 1 2 2\n");
          }
          ReportedDetections read = read(many.toString()).orThrow();
          assertThat(read.notes()).hasSize(1);
          assertThat(read.notes().get(0).message().length()).isLessThan(400);
        });
  }
}

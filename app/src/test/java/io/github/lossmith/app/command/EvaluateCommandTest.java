package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Two images: a cat and a dog on the first, a cat and a difficult dog on the second. */
class EvaluateCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeAnnotations() throws IOException {
    annotation(
        "one", object("cat", 0, "1", "1", "10", "10"), object("dog", 0, "50", "50", "69.5", "69"));
    annotation(
        "two", object("cat", 0, "20", "20", "40", "40"), object("dog", 1, "60", "60", "80", "80"));
    write("data/ImageSets/Main/test.txt", "one\ntwo\n");
  }

  private static String object(String name, int difficult, String... box) {
    return """
        <object><name>%s</name><difficult>%d</difficult><bndbox><xmin>%s</xmin><ymin>%s</ymin>
        <xmax>%s</xmax><ymax>%s</ymax></bndbox></object>
        """
        .formatted(name, difficult, box[0], box[1], box[2], box[3]);
  }

  private void annotation(String id, String... objects) throws IOException {
    write(
        "data/Annotations/" + id + ".xml",
        "<annotation>" + String.join("", objects) + "</annotation>");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int run(String detections, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--detections=" + folder.resolve(detections),
                "--data=" + folder.resolve("data"),
                "--split=test"));
    arguments.addAll(List.of(more));
    return new CommandLine(new EvaluateCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void imagesMayHaveBlanksInTheirNames() throws IOException {
    annotation("field 1", object("red cell", 0, "1", "1", "10", "10"));
    write("data/ImageSets/Main/test.txt", "one\nfield 1\n");
    write("found/one.txt", "");
    write("found/field 1.txt", "red cell 0.9 1 1 10 10\n");
    assertThat(run("found", "--json")).isZero();
    assertThat(out.toString()).contains("\"red cell\":1.0");
    out.getBuffer().setLength(0);
    write("all.txt", "field 1 red cell 0.9 1 1 10 10\n");
    assertThat(run("all.txt", "--json")).isZero();
    assertThat(out.toString()).contains("\"red cell\":1.0");
  }

  @Test
  void givesOnlyJsonOnStandardOutput() throws IOException {
    write("found/one.txt", "cat 0.9 1 1 10 10\ndog 0.4 50 50 69 69\n");
    write("found/two.txt", "dog 0.9 60 60 80 80\ncat 0.95 70 20 90 40\n\n");
    assertThat(run("found", "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.size()).isEqualTo(2);
    assertThat(json.at("/ap/dog").doubleValue()).isEqualTo(1);
    assertThat(json.at("/ap/cat").doubleValue()).isCloseTo(6 * 0.5 / 11, within(1e-15));
    assertThat(json.get("map").doubleValue()).isCloseTo((1 + 3.0 / 11) / 2, within(1e-15));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void oneFileSaysTheSameAsAFolder() throws IOException {
    write(
        "found.txt",
        """
        one cat 0.9 1 1 10 10
        two cat 0.95 70 20 90 40
        one dog 0.4 50 50 69 69
        three dog 0.9 1 1 2 2
        """);
    assertThat(run("found.txt", "--json", "--metric=all-point")).isZero();
    assertThat(out.toString().strip())
        .isEqualTo("{\"map\":0.625,\"ap\":{\"cat\":0.25,\"dog\":1.0}}");
    assertThat(err.toString()).contains("note: 1 images are not in the split").contains("three");
  }

  @Test
  void printsATableForPeople() throws IOException {
    write("found/one.txt", "cat 0.9 1 1 10 10\nhorse with rider 0.9 1 1 2 2\ncat 0.1 5 5 4 4\n");
    write("found/elsewhere.txt", "cat 0.9 1 1 10 10\n");
    assertThat(run("found")).isZero();
    assertThat(out.toString().lines().toList())
        .hasSize(4)
        .anyMatch(line -> line.matches("cat +0.5455 +2 +2 +1"))
        .anyMatch(line -> line.matches("mAP \\(11-point, IoU 0.5\\) +0.2727"));
    assertThat(err.toString().lines().toList())
        .hasSize(4)
        .anyMatch(line -> line.contains("1 images of the split have no file"))
        .anyMatch(line -> line.contains("1 text files belong to no image"))
        .anyMatch(line -> line.contains("horse with rider"))
        .anyMatch(line -> line.contains("one.txt, line 3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat 0.9 1 1 10",
        "cat 0.9 1 1 10 x",
        "0.9 1 1 10 10",
        "cat NaN 1 1 10 10",
        "cat 0.9 1 1 10 1e999",
        "cat 0.9 1 1 10 0x1p3"
      })
  void badLinesAreNamed(String line) throws IOException {
    write("found/one.txt", "cat 0.9 1 1 10 10\n" + line + "\n");
    assertThat(run("found")).isEqualTo(2);
    assertThat(err.toString()).contains("one.txt, line 2: \"" + line + "\"");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesWhatIsNotThere() throws IOException {
    assertThat(run("nothing")).isEqualTo(2);
    Files.createDirectories(folder.resolve("empty"));
    assertThat(run("empty")).isEqualTo(2);
    assertThat(err.toString()).contains("no detections").contains("such as one.txt");
    write("found/one.txt", "");
    assertThat(run("found", "--split=val")).isEqualTo(2);
    assertThat(run("found", "--iou=0")).isEqualTo(2);
    assertThat(run("found", "--iou=NaN")).isEqualTo(2);
    assertThat(run("found", "--metric=12-point")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void classOfDifficultObjectsOnlyIsNotInTheMean() throws IOException {
    annotation("one", object("cat", 0, "1", "1", "10", "10"));
    write("found/one.txt", "cat 0.9 1 1 10 10\n");
    assertThat(run("found", "--json")).isZero();
    assertThat(out.toString()).contains("\"dog\":null");
    assertThat(err.toString()).contains("not in the mean: dog");
  }
}

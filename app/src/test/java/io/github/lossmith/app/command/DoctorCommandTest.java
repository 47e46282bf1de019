package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeData() throws IOException {
    write(
        "Annotations/a.xml",
        """
        <annotation><size><width>60</width><height>60</height></size>
        <object><name>cat</name><bndbox><xmin>5</xmin><ymin>5</ymin><xmax>50</xmax><ymax>50</ymax>
        </bndbox></object>
        <object><name>cat</name><bndbox><xmin>5</xmin><ymin>5</ymin><xmax>5</xmax><ymax>50</ymax>
        </bndbox></object></annotation>
        """);
    write("ImageSets/Main/train.txt", "a\n");
    Path image = folder.resolve("JPEGImages/a.png");
    Files.createDirectories(image.getParent());
    ImageIO.write(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--data=" + folder));
    arguments.addAll(List.of(more));
    return new CommandLine(new DoctorCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void saysWhatARunLeavesOut() {
    assertThat(run()).isZero();
    assertThat(out.toString())
        .contains("train")
        .contains("of 3000 priors")
        .contains("a: the box of \"cat\", 5 5 5 50, has no area.")
        .contains("A run can start; it leaves out 1 boxes.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void namesEveryBadBox() throws IOException {
    StringBuilder objects = new StringBuilder("<annotation>");
    for (int i = 1; i <= 20; i++) {
      objects.append(
          "<object><name>cat</name><bndbox><xmin>%d</xmin><ymin>9</ymin><xmax>0</xmax><ymax>30</ymax></bndbox></object>"
              .formatted(i));
    }
    write("Annotations/a.xml", objects + "</annotation>");
    run();
    for (int i = 1; i <= 20; i++) {
      assertThat(out.toString())
          .contains("a: the box of \"cat\", %d 9 0 30, has its corners exchanged.".formatted(i));
    }
  }

  @Test
  void machineIsJsonTooWhereJsonIsAsked() throws IOException {
    assertThat(run("--gpu", "--json")).isZero();
    JsonNode root = new ObjectMapper().readTree(out.toString());
    assertThat(root.path("machine").path("oneDnn").asBoolean()).isTrue();
    assertThat(root.path("machine").path("gpu").has("cards")).isTrue();
    assertThat(root.path("machine").path("offers"))
        .anyMatch(
            offer ->
                offer.path("engine").asText().equals("dl4j")
                    && offer.path("device").asText().equals("cpu")
                    && offer.path("trains").asBoolean())
        .allMatch(offer -> !offer.path("reason").asText().isEmpty());
    assertThat(root.path("canRun").asBoolean()).isTrue();
    Run alone = Run.of("doctor", "--gpu", "--json");
    assertThat(new ObjectMapper().readTree(alone.out()).path("machine").has("threads")).isTrue();
  }

  @Test
  void endsWithOneWhereARunCannotStart() throws IOException {
    write("ImageSets/Main/test.txt", "a\nb\n");
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString()).contains("A run cannot start: 2").contains("b.xml");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    assertThat(run("--json", "--classes=dog", "--experiment=quick")).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("canRun").booleanValue()).isFalse();
    assertThat(json.at("/positives/priors").intValue()).isEqualTo(3150);
    assertThat(json.at("/counts/empty-box").intValue()).isEqualTo(1);
    assertThat(json.at("/counts/unknown-class").intValue()).isEqualTo(2);
    assertThat(json.at("/classes/0/name").textValue()).isEqualTo("cat");
    assertThat(json.at("/findings/0/effect").textValue()).isEqualTo("stops-a-run");
  }

  @Test
  void refusesFoldersThatAreNoDataSet(@TempDir Path empty) {
    assertThat(run("--data=" + empty)).isEqualTo(2);
    assertThat(err.toString()).contains("not in Pascal VOC layout");
    assertThat(run("--experiment=none")).isEqualTo(2);
    assertThat(new CommandLine(new DoctorCommand()).setErr(new PrintWriter(err)).execute())
        .isEqualTo(2);
  }
}

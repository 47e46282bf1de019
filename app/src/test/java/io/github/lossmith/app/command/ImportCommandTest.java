package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.resources.PythonProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code probe} and {@code import} on the command line. */
class ImportCommandTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = ImportSample.copy(folder);
  }

  @Test
  void saysWhatItIs() {
    Run run = Run.of("import", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Objects: Focal (gamma = 2), times 0.25.")
        .contains("yes  alpha = 0.25 weights the objects")
        .contains("Both sides together: Alpha-balanced Focal (alpha = 0.25, gamma = 2).")
        .contains("mine, background: dL/dp = (1-alpha)*(gamma*(1-p)^(gamma-1)*ln(p)")
        .contains("with alpha = 0.25, gamma = 2");
  }

  @Test
  void jsonHasAKeyAndAVerdictForEachFinding() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    Run run = Run.of("import", "--json", file.toString());
    Locale.setDefault(before);
    JsonNode tree = new JsonMapper().readTree(run.out());
    assertThat(tree.at("/design/version").asInt()).isEqualTo(2);
    assertThat(tree.at("/design/parameters/alpha/value").asDouble()).isEqualTo(0.25);
    assertThat(tree.path("findings").findValuesAsText("verdict"))
        .isSubsetOf("good", "note", "fault");
    JsonNode family = tree.path("findings").get(1);
    assertThat(family.path("key").asText()).isEqualTo("family");
    assertThat(family.at("/parameters/gamma").asDouble()).isEqualTo(2);
    assertThat(family.path("factor").asDouble()).isEqualTo(0.25);
  }

  @Test
  void twoSidesAreOneDesignThatOpens() {
    Path out = folder.resolve("mine.lossmith.json");
    Run run = Run.of("import", file.toString(), "--out", out.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err().lines()).hasSize(1);
    Design design = DesignFile.read(out).orThrow();
    assertThat(design.name()).isEqualTo("mine");
    assertThat(design.coefficients(1).orThrow().background().at(0.5))
        .isEqualTo(0.75 * (Math.log(0.5) - 0.5), within(1e-6));
    assertThat(design.coefficients(1).orThrow().object().at(0.5))
        .isEqualTo(0.25 * (Math.log(0.5) - 0.5), within(1e-6));
  }

  @Test
  void aFolderTakesTheDesignUnderTheNameOfTheLoss() throws IOException {
    Path into = Files.createDirectory(folder.resolve("designs"));
    assertThat(Run.of("import", file.toString(), "--out", into.toString()).code()).isZero();
    assertThat(into.resolve("mine.lossmith.json")).exists();
    Path plain = folder.resolve("plain.json");
    assertThat(Run.of("import", file.toString(), "--out", plain.toString()).code()).isZero();
    assertThat(DesignFile.read(plain).isOk()).isTrue();
  }

  @Test
  void badInputIsOneLineAndExitCode2() throws IOException {
    Path broken = Files.writeString(folder.resolve("x.probe.json"), "{\"format\": 3}");
    for (Path given : new Path[] {broken, folder.resolve("none.probe.json"), folder}) {
      Run run = Run.of("import", given.toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
    }
    Path nowhere = folder.resolve("no/folder/x.lossmith.json");
    assertThat(Run.of("import", file.toString(), "--out", nowhere.toString()).code()).isEqualTo(2);
  }

  @Test
  void probeIsWritten() throws IOException {
    assertThat(Run.of("probe").out()).isEqualTo(PythonProgram.PROBE.text());
    Run run = Run.of("probe", "--out", folder.toString());
    assertThat(run.err()).contains("wrote");
    assertThat(folder.resolve("probe.py")).hasContent(PythonProgram.PROBE.text());
    Run refused = Run.of("probe", "--out", folder.resolve("no/where.py").toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().lines()).hasSize(1);
  }
}

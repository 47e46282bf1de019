package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lossmith.resources.PythonProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a training of one's own to a fitted loss in it: recorder, fit, export, recorder again. */
@Tag("slow")
class RecordedFitTest {
  private static final String PYTHON = System.getProperty("lossmith.python", "/usr/bin/python3");

  @TempDir private Path folder;

  private void record(String name) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(PYTHON, "recorded_logits.py", name)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  private void prepare() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import torch").start().waitFor() == 0;
    Assumptions.assumeTrue(
        there, "SKIPPED: no PyTorch for " + PYTHON + "; apt-get install python3-torch");
    PythonProgram recorder = PythonProgram.RECORDER;
    Files.writeString(folder.resolve(recorder.fileName()), recorder.text());
    try (InputStream in = getClass().getResourceAsStream("recorded_logits.py")) {
      Files.copy(Objects.requireNonNull(in), folder.resolve("recorded_logits.py"));
    }
  }

  private JsonNode fit(String name, String... more) throws IOException {
    String[] words = new String[3 + more.length];
    words[0] = "fit";
    words[1] = folder.resolve("runs").resolve(name).toString();
    words[2] = "--json";
    System.arraycopy(more, 0, words, 3, more.length);
    Run run = Run.of(words);
    assertThat(run.code()).as(run.err()).isZero();
    return new JsonMapper().readTree(run.out());
  }

  @Test
  void theExportedFitPullsAsItWasAsked() throws Exception {
    prepare();
    record("mine");
    String equal = folder.resolve("equal.lossmith.json").toString();
    String half = folder.resolve("half.lossmith.json").toString();
    assertThat(fit("mine", "--out", equal).at("/tenths/0/before").doubleValue()).isLessThan(0.06);
    fit("mine", "--hard-share", "0.7", "--monotone", "--out", half);
    export(equal, "equal.py");
    export(half, "half.py");
    record("equal");
    record("half");
    for (JsonNode tenth : fit("equal").path("tenths")) {
      // A bin's anchors are spread over 0.02 of p; the fit has them in one place.
      assertThat(tenth.path("before").doubleValue()).isCloseTo(0.1, within(0.003));
    }
    assertThat(fit("half").at("/hardShare/before").doubleValue()).isCloseTo(0.7, within(0.01));
  }

  private void export(String design, String file) {
    Run run = Run.of("export", design, "--to", "pytorch", "--out", folder.resolve(file).toString());
    assertThat(run.code()).as(run.err()).isZero();
  }
}

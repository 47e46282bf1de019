package io.github.lossmith.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.resources.PythonProgram;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricJson;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that records itself is a run like any other. */
class RecorderTest {
  private static final String PROGRAM = System.getProperty("lossmith.python", "/usr/bin/python3");

  @TempDir private Path folder;

  private void runPlainLoop() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PROGRAM))
            && new ProcessBuilder(PROGRAM, "-c", "import torch").start().waitFor() == 0;
    Assumptions.assumeTrue(
        there, "SKIPPED: no PyTorch for " + PROGRAM + "; apt-get install python3-torch");
    PythonProgram recorder = PythonProgram.RECORDER;
    Files.writeString(folder.resolve(recorder.fileName()), recorder.text());
    try (InputStream in = getClass().getResourceAsStream("plain_loop.py")) {
      Files.copy(in, folder.resolve("plain_loop.py"));
    }
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(PROGRAM, "plain_loop.py", folder.resolve("runs/mine").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  @Test
  void aPlainLoopIsARun() throws Exception {
    runPlainLoop();
    List<RunSummary> runs = new RunFolder(folder.resolve("runs")).scan(Instant.now());
    assertThat(runs).extracting(RunSummary::name).contains("mine");
    RunDirectory run = new RunDirectory(folder.resolve("runs/mine"));
    assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.FINISHED);
    LossHistory history = RunHistory.read(run).loss("mine").orElseThrow();
    assertThat(history.iterations()).containsExactly(0, 50, 100, 150, 200);
    assertThat(history.latest(StepQuantity.LEARNING_RATE)).isEqualTo(0.1);
    assertThat(history.probabilities()).hasSize(5);
    ProbabilityHistogram last = history.probabilities().get(4).histogram();
    assertThat(last.easyAnchors() + last.hardAnchors()).isEqualTo(60);
    assertThat(last.bins().stream().mapToLong(ProbabilityHistogram.Bin::backgrounds).sum())
        .isBetween(1L, 20L);
  }

  @Test
  void theGradientIsThatOfBackward() throws Exception {
    runPlainLoop();
    LossHistory history =
        RunHistory.read(new RunDirectory(folder.resolve("runs/mine-sigmoid"))).losses().stream()
            .findFirst()
            .orElseThrow();
    ProbabilityHistogram bins = history.probabilities().get(0).histogram();
    double expected = 0.5 + sigmoid(2) + sigmoid(-1) + sigmoid(-0.5);
    assertThat(bins.easyGradient() + bins.hardGradient()).isCloseTo(expected, within(1e-5));
    assertThat(bins.bins().stream().mapToLong(ProbabilityHistogram.Bin::objects).sum())
        .isEqualTo(2);
    double objects = 0.5 + sigmoid(-0.5);
    assertThat(bins.objectShare()).isCloseTo(objects / expected, within(1e-5));
    assertThat(bins.classShare("0")).isCloseTo(0.5 / expected, within(1e-5));
    assertThat(bins.classShare("1")).isCloseTo(sigmoid(-0.5) / expected, within(1e-5));
  }

  @Test
  void aLineHasTheKeysOfOurOwnTrainer() throws Exception {
    runPlainLoop();
    Path metrics = new RunDirectory(folder.resolve("runs/mine")).metrics();
    String text =
        Files.readAllLines(metrics).stream()
            .filter(line -> line.contains("\"probabilities\""))
            .findFirst()
            .orElseThrow();
    String own = MetricJson.write(MetricJson.read(text).orElseThrow());
    assertThat(keys(text)).isEqualTo(keys(own));
    JsonNode line = new ObjectMapper().readTree(text);
    double objects = 0;
    for (JsonNode bin : line.path("objectGradient")) {
      objects += bin.asDouble();
    }
    double classes = 0;
    for (JsonNode one : line.path("classGradient")) {
      classes += one.asDouble();
    }
    assertThat(classes).isCloseTo(objects, within(1e-3)).isPositive();
    assertThat(line.path("classGradient").size()).as("ten classes, one is background").isEqualTo(9);
  }

  /** The dimension of the classes; of a vocabulary no token has a share of its own. */
  @Test
  void classesAreThoseOfTheLogits() throws Exception {
    runPlainLoop();
    assertThat(classes("flat")).isEqualTo(1);
    assertThat(classes("anchors")).isEqualTo(3);
    assertThat(classes("map")).isEqualTo(3);
    assertThat(classes("tokens")).isZero();
  }

  private int classes(String name) throws IOException {
    Path metrics = new RunDirectory(folder.resolve("runs/mine-" + name)).metrics();
    List<String> lines = Files.readAllLines(metrics);
    JsonNode line = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    return line.path("classGradient").size();
  }

  private static Set<String> keys(String text) throws IOException {
    Set<String> keys = new TreeSet<>();
    new ObjectMapper().readTree(text).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}

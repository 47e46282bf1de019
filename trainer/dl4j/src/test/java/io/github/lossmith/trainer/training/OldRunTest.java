package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that version 0.1.0 stopped after two steps of its first loss. Its files are what that
 * version wrote, but for the arrays of the checkpoint: their 5 MB are zeros here, of the lengths
 * that its header states.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OldRunTest {
  private static final String LOSS = "CE + OHEM";
  private static final int WEIGHTS = 451_440;

  /** A note, two steps, an evaluation and its probabilities. */
  private static final int LINES_UNTIL_STEP_2 = 5;

  @TempDir private Path folder;
  private RunDirectory run = new RunDirectory(Path.of(""));

  private static byte[] old(String name) throws IOException {
    try (InputStream in = OldRunTest.class.getResourceAsStream("/release-0.1.0/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static String text(String name) throws IOException {
    return new String(old(name), StandardCharsets.UTF_8);
  }

  private static List<String> metrics() throws IOException {
    return text("run/metrics.jsonl").lines().toList().subList(0, LINES_UNTIL_STEP_2);
  }

  @BeforeEach
  void stoppedRun() throws IOException {
    run = new RunDirectory(Files.createDirectories(folder.resolve("old")));
    Files.write(run.experiment(), old("run/experiment.json"));
    Files.write(run.metrics(), metrics());
    Files.writeString(
        run.path().resolve("state.json"),
        text("run/state.json")
            .replace("\"FINISHED\"", "\"STOPPED\"")
            .replace("\"scheduled\"", "\"" + LOSS + "\"")
            .replace("\"iteration\" : 4", "\"iteration\" : 2"));
    writeCheckpoint(old("ce-ohem-step-2.training"));
  }

  /** The name of the folder and the form of the file are those of version 0.1.0. */
  private void writeCheckpoint(byte[] header) throws IOException {
    Path checkpoints = run.path().resolve("checkpoints").resolve("CE%20+%20OHEM");
    Files.createDirectories(checkpoints);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(checkpoints.resolve("step-0000002.zip")))) {
      put(zip, "training", header);
      put(zip, "weights", new byte[4 * WEIGHTS]);
      put(zip, "moments", new byte[2 * 4 * WEIGHTS]);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  @Test
  void goesOnFromItsCheckpoint() throws Exception {
    assertThat(RunPreparation.refusal(run)).isEmpty();
    var experiment = ExperimentFile.read(run.experiment()).orThrow();
    RunPreparation.prepare(experiment, run, true, EngineChoice.PROCESSOR).orThrow();
    ProcessBuilder program = TrainingProcesses.of(run);
    program.command().add(1, "-Dlossmith.cache=" + folder.resolve("cache"));
    program.command().add(1, "-XX:TieredStopAtLevel=1");
    assertThat(program.start().waitFor()).as(Files.readString(run.log())).isZero();
    assertThat(run.state().map(RunState::status)).contains(RunStatus.FINISHED);
    assertThat(Files.readAllLines(run.metrics())).startsWith(metrics().toArray(String[]::new));
    var loss = RunHistory.read(run).loss(LOSS).orElseThrow();
    assertThat(loss.iterations()).containsExactly(1, 2, 3, 4);
    assertThat(loss.values(StepQuantity.TOTAL)).doesNotContain(Double.NaN);
    assertThat(loss.evaluations()).extracting(MetricLine::iteration).containsExactly(2L, 4L);
  }

  @Test
  void checkpointOfAnotherExperimentIsRefused() throws Exception {
    byte[] header = old("ce-ohem-step-2.training");
    // the first digit of the fingerprint, behind the version and the length of the text
    header[6]++;
    writeCheckpoint(header);
    assertThat(RunPreparation.refusal(run)).isPresent();
  }
}

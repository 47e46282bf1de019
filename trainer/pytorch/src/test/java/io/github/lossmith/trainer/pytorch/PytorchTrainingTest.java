package io.github.lossmith.trainer.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.EngineProgram;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.ProgramRefused;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.engine.TrainingLauncher;
import io.github.lossmith.trainer.engine.TrainingRequest;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.preparation.StoppedLosses;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trainings with the system's PyTorch, as the window and the command line start them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PytorchTrainingTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final int STEPS = 12;

  @TempDir private Path folder;

  private static void assumeTorch() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(PYTHON)
            && new ProcessBuilder(PYTHON.toString(), "-c", "import torch, numpy, PIL")
                    .start()
                    .waitFor()
                == 0;
    Assumptions.assumeTrue(there, "SKIPPED: no PyTorch; apt-get install python3-torch python3-pil");
  }

  private static Experiment tiny() {
    Experiment quick = ExperimentPresets.named("quick");
    return quick
        .withData(new DataSource.Generated(12, 6))
        .withSchedule(new Schedule(STEPS, 4, 5, 2, 2))
        .withLosses(
            List.of(
                LossSettings.of("CE", "ce"), LossSettings.of("my loss", "-(1-p)^gamma/(p+0.05)")));
  }

  private RunDirectory prepared(Path python) {
    return RunPreparation.prepare(
            tiny(),
            new RunDirectory(folder.resolve("run")),
            false,
            EngineChoice.pytorch(Device.CPU, python))
        .orThrow();
  }

  private Process start(RunDirectory run) throws IOException {
    return TrainingLauncher.attached().rehearse(run, folder.resolve("cache"));
  }

  /** How many steps have a loss in the one file for TensorBoard. */
  private static int events(RunDirectory run) throws IOException {
    try (Stream<Path> files = Files.list(run.path())) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith("events.out")).toList();
      assertThat(found).hasSize(1);
      String bytes = Files.readString(found.get(0), StandardCharsets.ISO_8859_1);
      return bytes.split("loss/", -1).length - 1;
    }
  }

  private static RunState state(RunDirectory run) throws IOException {
    return run.state().orElseThrow();
  }

  /** Waits until a loss has been measured so many times, or the process has ended. */
  private static void awaitSteps(Process process, RunDirectory run, int losses, int steps)
      throws Exception {
    while (process.isAlive()) {
      List<LossHistory> seen = List.copyOf(RunHistory.read(run).losses());
      if (seen.size() >= losses && seen.get(losses - 1).steps() >= steps) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError(Files.readString(run.log()));
  }

  @Test
  void trainingIsStoppedKilledAndResumedAsWithDl4j() throws Exception {
    assumeTorch();
    Path marker = folder.resolve("started");
    Path chosen =
        FakePython.script(
            folder.resolve("a python"), "echo x >>'" + marker + "'\nexec " + PYTHON + " \"$@\"\n");
    RunDirectory run = prepared(chosen);

    StoppedLosses losses = new StoppedLosses(run);
    losses.add("my loss", 0, true);
    Process stopped = start(run);
    awaitSteps(stopped, run, 1, 3);
    assertThat(state(run).process().isAlive()).isTrue();
    stopped.destroy();
    assertThat(stopped.waitFor()).isEqualTo(TrainingExit.STOPPED);
    assertThat(state(run).status()).as(Files.readString(run.log())).isEqualTo(RunStatus.STOPPED);
    assertThat(Engines.of(run).orThrow().checkpoints(run).files().steps("CE")).isNotEmpty();

    assertThat(start(run).waitFor()).as(Files.readString(run.log())).isZero();
    assertThat(RunHistory.read(run).losses()).extracting(LossHistory::loss).containsExactly("CE");
    losses.remove("my loss");
    Process killed = start(run);
    awaitSteps(killed, run, 2, 3);
    killed.destroyForcibly().waitFor();
    assertThat(state(run).interruption(java.time.Instant.now())).isPresent();

    assertThat(start(run).waitFor()).as(Files.readString(run.log())).isZero();
    assertThat(state(run).status()).isEqualTo(RunStatus.FINISHED);
    RunHistory history = RunHistory.read(run);
    assertThat(history.losses()).extracting(LossHistory::loss).containsExactly("CE", "my loss");
    assertThat(history.losses()).extracting(LossHistory::steps).containsOnly(STEPS);
    assertThat(history.losses()).allMatch(loss -> loss.finalEvaluation().isPresent());
    assertThat(run.detectionIterations("my loss")).containsExactly(6L, 12L);
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.pytorch(Device.CPU, chosen));
    assertThat(Files.readAllLines(marker)).as("the chosen Python, each time").hasSize(4);
    assertThat(events(run)).as("TensorBoard, each step once").isEqualTo(2 * STEPS);
    assertThat(run.delete()).isTrue();
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void chosenPythonIsTheOneThatRuns() throws Exception {
    Path other = FakePython.answering(folder.resolve("other"), "");
    Path chosen = FakePython.answering(folder.resolve("chosen"), "");
    RunDirectory run = prepared(chosen);
    Outcome<EngineProgram> program =
        new PytorchEngine()
            .program(
                new TrainingRequest(
                    run,
                    EngineChoice.of(run).with(true, true),
                    OptionalLong.of(7),
                    Optional.of(folder.resolve("cache"))));
    EngineProgram found = program.orThrow();
    assertThat(found.executable()).isEqualTo(chosen).isNotEqualTo(other);
    assertThat(found.arguments())
        .startsWith(run.program().toString(), run.experiment().toString())
        .contains("--resume", "--amp", "--compile", "--data")
        .containsSequence("--device", "cpu")
        .endsWith("--parent", "7");
    assertThat(Files.readString(run.program())).contains("my loss");
  }

  @Test
  void pythonThatIsGoneIsNamed() throws Exception {
    Path python = FakePython.answering(folder.resolve("venv/bin/python"), "");
    RunDirectory run = prepared(python);
    Files.delete(python);
    assertThatThrownBy(() -> start(run))
        .isInstanceOf(ProgramRefused.class)
        .hasMessageContaining(python.toString())
        .hasMessageContaining("--python FILE");
  }

  @Test
  void programThatIsNoPythonLeavesTheRunResumable() throws Exception {
    Path python = FakePython.script(folder.resolve("python"), "echo no >&2\nexit 3\n");
    RunDirectory run = prepared(python);
    assertThat(start(run).waitFor()).isEqualTo(3);
    assertThat(Files.readString(run.log())).contains("no");
    EngineChoice again = EngineChoice.pytorch(Device.CPU, PYTHON);
    assertThat(RunPreparation.prepare(tiny(), run, true, again).isOk()).isTrue();
    assertThat(EngineChoice.of(run)).isEqualTo(again);
  }

  @Test
  void runStaysWithItsEngine() throws Exception {
    RunDirectory run = prepared(PYTHON);
    Files.writeString(run.metrics(), "{}\n");
    Outcome<RunDirectory> other = RunPreparation.prepare(tiny(), run, true, EngineChoice.PROCESSOR);
    assertThat(other.failure().orElseThrow().message()).contains("pytorch", "dl4j");
  }

  @Test
  void frozenTrunkNeedsItsWeights() throws Exception {
    RunDirectory run =
        RunPreparation.prepare(
                ExperimentPresets.named("bccd").withData(new DataSource.Generated(4, 2)),
                new RunDirectory(folder.resolve("frozen")),
                false,
                EngineChoice.pytorch(Device.CPU, PYTHON))
            .orThrow();
    assertThatThrownBy(() -> start(run)).hasMessageContaining("--weights");
  }
}

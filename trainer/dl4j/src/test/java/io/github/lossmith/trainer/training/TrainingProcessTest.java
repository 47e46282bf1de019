package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.TrunkWeights;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import io.github.lossmith.trainer.experiment.Optimizer;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.generated.GeneratedImages;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real training processes on a few generated images: stopped, killed, damaged, resumed. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TrainingProcessTest {
  private static final int STEPS = 12;

  @TempDir Path folder;

  private static Experiment tiny() {
    Experiment quick = ExperimentPresets.named("quick");
    return quick
        .withData(new DataSource.Generated(12, 6))
        .withSchedule(new Schedule(STEPS, 4, 5, 3, 2))
        .withLosses(
            List.of(
                descended(quick.losses().get(1)),
                LossSettings.of("moving", "-(1-p)^(2*t+ratio)/p*(1-positives)")));
  }

  /** With what a checkpoint has to bring back: a velocity, and a learning rate that changes. */
  private static LossSettings descended(LossSettings loss) {
    return loss.withOptimisation(
        new Optimisation(
            Optimizer.sgd(0.9), LearningRateSchedule.parse("warm-up 0.3, cosine 2").orThrow()));
  }

  private RunDirectory prepared(String name, Experiment experiment) {
    return RunPreparation.prepare(
            experiment, new RunDirectory(folder.resolve(name)), false, EngineChoice.PROCESSOR)
        .orThrow();
  }

  private Process start(RunDirectory run) throws IOException {
    ProcessBuilder builder = TrainingProcesses.of(run);
    List<String> command = builder.command();
    command.add(1, "-Dlossmith.cache=" + folder.resolve("cache"));
    command.add(1, "-XX:TieredStopAtLevel=1");
    return builder.start();
  }

  private int train(RunDirectory run) throws IOException, InterruptedException {
    return start(run).waitFor();
  }

  /** What was measured of the losses, without the time and the speed. */
  private static List<String> measured(RunDirectory run) throws IOException {
    return Files.readAllLines(run.metrics()).stream()
        .filter(line -> !line.matches(".*\"kind\":\"(note|features)\".*"))
        .map(line -> line.replaceAll("\"(time|seconds)\":[^,}]*", ""))
        .toList();
  }

  private static void awaitSteps(RunDirectory run, int steps)
      throws IOException, InterruptedException {
    while (!Files.exists(run.metrics()) || measured(run).size() < steps) {
      Thread.sleep(20);
    }
  }

  @Test
  void resumedRunsMeasureWhatAnUninterruptedOneDoes() throws Exception {
    RunDirectory whole = prepared("whole", tiny());
    assertThat(train(whole)).isZero();
    assertThat(whole.state().map(RunState::status)).contains(RunStatus.FINISHED);
    List<String> expected = measured(whole);
    assertThat(expected).hasSize(2 * (1 + STEPS + 2 * 3));

    RunDirectory broken = prepared("broken", tiny());
    Process stopped = start(broken);
    awaitSteps(broken, 1 + 3);
    stopped.destroy();
    assertThat(stopped.waitFor()).isEqualTo(TrainingExit.STOPPED);
    assertThat(broken.state().map(RunState::status)).contains(RunStatus.STOPPED);
    assertThat(measured(broken)).isEqualTo(expected.subList(0, measured(broken).size()));

    Process killed = start(broken);
    awaitSteps(broken, 1 + STEPS + 6 + 1 + 5);
    killed.destroyForcibly().waitFor();
    damageLastCheckpoint(broken, tiny().losses().get(1).name());

    assertThat(train(broken)).isZero();
    assertThat(measured(broken)).isEqualTo(expected);
    tellsWhereTheGradientComesFrom(whole);
    LossSettings scheduled = tiny().losses().get(0);
    double[] rates =
        RunHistory.read(whole)
            .loss(scheduled.name())
            .orElseThrow()
            .values(StepQuantity.LEARNING_RATE);
    for (int i = 0; i < STEPS; i++) {
      assertThat(rates[i]).isEqualTo(scheduled.learningRate(i, STEPS));
    }
  }

  /** Before the first step and at every evaluation, in parts that make the whole. */
  private static void tellsWhereTheGradientComesFrom(RunDirectory run) throws IOException {
    for (LossHistory loss : RunHistory.read(run).losses()) {
      List<MetricLine.Probabilities> told = loss.probabilities();
      assertThat(told).hasSize(1 + loss.evaluations().size());
      assertThat(told.get(0).iteration()).isZero();
      for (MetricLine.Probabilities line : told) {
        ProbabilityHistogram bins = line.histogram();
        assertThat(bins.objectShare()).isBetween(0.0, 1.0);
        assertThat(bins.classGradient().keySet())
            .containsExactlyElementsOf(GeneratedImages.CLASSES);
        double classes = GeneratedImages.CLASSES.stream().mapToDouble(bins::classShare).sum();
        assertThat(classes).isCloseTo(bins.objectShare(), within(1e-12));
      }
    }
  }

  private static void damageLastCheckpoint(RunDirectory run, String loss) throws IOException {
    List<Long> steps = Checkpoints.files(run).steps(loss);
    assertThat(steps).isNotEmpty();
    Path last = Checkpoints.files(run).file(loss, steps.get(steps.size() - 1));
    byte[] bytes = Files.readAllBytes(last);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(last, bytes);
  }

  @ParameterizedTest
  @EnumSource(names = {"FROZEN", "FINE_TUNED"})
  void mobileNetTrainsFrozenFromItsCacheAndFineTuned(TrunkMode trunk) throws Exception {
    DetectorSettings usual = ExperimentPresets.named("bccd").detector();
    DetectorSettings small =
        new DetectorSettings(
            96,
            trunk,
            0.35,
            TrunkWeights.ofWidth("0.35").toString(),
            1,
            usual.minimumSizes(),
            usual.maximumSizes(),
            usual.ratios(),
            0.01);
    Experiment experiment =
        tiny()
            .withDetector(small)
            .withSchedule(tiny().schedule().withAccumulate(3))
            .withLosses(List.of(LossSettings.of("gce", "gce")));
    RunDirectory run = prepared(trunk.name(), experiment);
    assertThat(train(run)).as(Files.readString(run.log())).isZero();
    assertThat(measured(run)).hasSize(1 + STEPS + 2 * 3);
    Path features = folder.resolve("cache").resolve("features");
    assertThat(Files.isDirectory(features)).isEqualTo(trunk == TrunkMode.FROZEN);
  }

  @Test
  void secondProcessOnADirectoryIsRefused() throws Exception {
    RunDirectory run = prepared("busy", tiny());
    Process first = start(run);
    awaitSteps(run, 1 + 1);
    Outcome<RunDirectory> second =
        RunPreparation.prepare(tiny(), run, true, EngineChoice.PROCESSOR);
    assertThat(second.failure().orElseThrow().key()).isEqualTo("trainer.training.in-use");
    first.destroyForcibly().waitFor();
  }

  @Test
  void brokenTrainingSaysWhatItSaw() throws Exception {
    LossSettings wild =
        new LossSettings("wild", DesignRef.of("ce"), "none", OptionalDouble.empty(), 10, 1e6);
    RunDirectory run = prepared("wild", tiny().withLosses(List.of(wild)));
    assertThat(train(run)).isEqualTo(1);
    RunState state = run.state().orElseThrow();
    assertThat(state.status()).isEqualTo(RunStatus.FAILED);
    assertThat(state.cause()).isEqualTo(RunState.DIVERGED);
    assertThat(state.error())
        .contains("wild broke down at step")
        .contains("train_00")
        .contains("p_t")
        .contains("learning rate");
  }

  @Test
  void textsForPeopleMayChangeAndNumbersMayNot() throws Exception {
    Experiment one = tiny().withLosses(tiny().losses().subList(0, 1));
    RunDirectory run = prepared("edited", one);
    assertThat(train(run)).isZero();
    List<String> expected = Files.readAllLines(run.metrics());

    Experiment there = ExperimentFile.read(run.experiment()).orThrow();
    ExperimentFile.write(there.withTexts("another name", "my notes"), run.experiment());
    assertThat(train(run)).isZero();
    assertThat(Files.readAllLines(run.metrics())).isEqualTo(expected);

    Schedule longer = there.schedule().withIterations(STEPS + 4);
    ExperimentFile.write(there.withSchedule(longer), run.experiment());
    Outcome<RunDirectory> refused =
        RunPreparation.prepare(there.withSchedule(longer), run, true, EngineChoice.PROCESSOR);
    assertThat(refused.failure().orElseThrow().key()).isEqualTo("trainer.training.foreign");
    assertThat(train(run)).as("as the window resumes").isEqualTo(2);
    assertThat(run.state().orElseThrow().error()).contains("another experiment");
    assertThat(Files.readAllLines(run.metrics())).isEqualTo(expected);
    assertThat(Checkpoints.files(run).steps(one.losses().get(0).name())).hasSize(2);
  }

  @Test
  void lossesThatAreAddedAreTrainedAndTheOthersStay() throws Exception {
    Experiment one = tiny().withLosses(tiny().losses().subList(1, 2));
    RunDirectory run = prepared("added", one);
    assertThat(train(run)).isZero();
    List<String> before = measured(run);
    Experiment there = ExperimentFile.read(run.experiment()).orThrow();
    List<LossSettings> both = List.of(LossSettings.of("new", "mae"), there.losses().get(0));
    ExperimentFile.write(there.withLosses(both), run.experiment());
    assertThat(train(run)).isZero();
    assertThat(measured(run)).hasSize(2 * before.size()).startsWith(before.toArray(new String[0]));
  }

  @Test
  void aDirectoryThatIsMovedEndsTheTraining() throws Exception {
    RunDirectory run = prepared("here", tiny());
    Process process = start(run);
    awaitSteps(run, 1 + 1);
    Path elsewhere = Files.move(run.path(), folder.resolve("elsewhere"));
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(run.path()).doesNotExist();
    assertThat(train(new RunDirectory(elsewhere))).isZero();
  }
}

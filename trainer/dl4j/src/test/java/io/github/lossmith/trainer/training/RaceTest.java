package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.preparation.StoppedLosses;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The losses of a run in turns: the numbers of each are those of a run without turns. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RaceTest {
  private static final int STEPS = 6;

  @TempDir private Path folder;

  private static Experiment tiny(OptionalDouble race) {
    return ExperimentPresets.named("quick")
        .withData(new DataSource.Generated(12, 6))
        .withSchedule(new Schedule(STEPS, 4, 5, 3, 50).withRace(race))
        .withLosses(List.of(LossSettings.of("CE", "ce"), LossSettings.of("t", "-(1-p)^(2*t)/p")));
  }

  private RunDirectory prepared(String name, OptionalDouble race) {
    return RunPreparation.prepare(
            tiny(race), new RunDirectory(folder.resolve(name)), false, EngineChoice.PROCESSOR)
        .orThrow();
  }

  private Process start(RunDirectory run) throws IOException {
    ProcessBuilder builder = TrainingProcesses.of(run);
    builder.command().add(1, "-Dlossmith.cache=" + folder.resolve("cache"));
    builder.command().add(1, "-XX:TieredStopAtLevel=1");
    return builder.start();
  }

  private void finish(RunDirectory run) throws Exception {
    assertThat(start(run).waitFor()).as(Files.readString(run.log())).isZero();
    assertThat(run.state().map(RunState::status)).contains(RunStatus.FINISHED);
  }

  private static List<String> measured(RunDirectory run) throws IOException {
    return !Files.exists(run.metrics())
        ? List.of()
        : Files.readAllLines(run.metrics()).stream()
            .filter(line -> line.endsWith("}") && !line.contains("\"kind\":\"note\""))
            .map(line -> line.replaceAll("\"(time|imagesPerSecond|seconds)\":[^,}]*", ""))
            .toList();
  }

  private static List<String> of(String loss, List<String> lines) {
    return lines.stream().filter(line -> line.contains("\"loss\":\"" + loss + "\"")).toList();
  }

  @Test
  void turnsChangeTheOrderAndNoNumberAlsoAfterAKill() throws Exception {
    RunDirectory plain = prepared("plain", OptionalDouble.empty());
    finish(plain);
    RunDirectory race = prepared("race", OptionalDouble.of(0));
    finish(race);
    List<String> lines = measured(race);
    assertThat(of("CE", lines)).isEqualTo(of("CE", measured(plain)));
    assertThat(of("t", lines)).isEqualTo(of("t", measured(plain)));
    List<String> trained =
        lines.stream().filter(line -> !line.contains("\"iteration\":0,")).toList();
    int turn = trained.size() / 6;
    for (int i = 0; i < 6; i++) {
      String loss = i % 2 == 0 ? "CE" : "t";
      List<String> part = trained.subList(i * turn, (i + 1) * turn);
      assertThat(of(loss, part)).as("turn %d", i).isEqualTo(part);
    }

    RunDirectory killed = prepared("killed", OptionalDouble.of(0));
    Process process = start(killed);
    while (process.isAlive() && measured(killed).size() < 3 * turn + 1) {
      Thread.sleep(2);
    }
    process.destroyForcibly().waitFor();
    finish(killed);
    assertThat(measured(killed)).isEqualTo(lines);
  }

  @Test
  void aStoppedLossIsTrainedNoFurtherUntilItIsLetGoOn() throws Exception {
    RunDirectory run = prepared("stopped", OptionalDouble.of(0));
    new StoppedLosses(run).add("CE", 0, true);
    finish(run);
    assertThat(of("CE", measured(run))).isEmpty();
    assertThat(of("t", measured(run))).isNotEmpty();
    new StoppedLosses(run).remove("CE");
    finish(run);
    assertThat(of("CE", measured(run))).hasSameSizeAs(of("t", measured(run)));
  }

  @Test
  void lossesBelowAShareOfTheBestAreBehind() {
    Map<String, Double> seen = Map.of("a", 0.5, "b", 0.25, "c", 0.2, "d", 0.0);
    assertThat(TrainingTurns.behind(seen, 0.5)).containsExactly("c", "d");
    assertThat(TrainingTurns.behind(seen, 0)).isEmpty();
    assertThat(TrainingTurns.behind(Map.of("a", 0.0, "b", 0.0), 0.9)).isEmpty();
    assertThat(TrainingTurns.behind(Map.of(), 0.9)).isEmpty();
  }
}

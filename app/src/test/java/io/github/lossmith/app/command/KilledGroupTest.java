package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.LossmithMain;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A group that is killed with SIGKILL at moments drawn from a seed (the command, the training
 * process, or both) and asked for again each time ends with the numbers of one left alone.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledGroupTest {
  private static final long SEED = 15;
  private static final int STEPS = 6;

  /** From the start of the command to the end of its first training. */
  private static final int LONGEST_LIFE_MS = 9000;

  @TempDir private Path folder;

  private Path experiment() throws IOException {
    Experiment tiny =
        ExperimentPresets.named("quick")
            .withData(new DataSource.Generated(12, 6))
            .withSchedule(new Schedule(STEPS, 4, 0, 2, 2))
            .withLosses(List.of(LossSettings.of("CE", "ce"), LossSettings.of("Maki", "maki")));
    Path file = folder.resolve("tiny.experiment.json");
    ExperimentFile.write(tiny, file);
    return file;
  }

  private Process start(RunGroup group, int seeds) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LossmithMain.class.getName(),
            "train",
            experiment().toString(),
            "--seeds",
            "0-" + (seeds - 1),
            "--out",
            group.path().toString());
    builder.environment().put("LOSSMITH_CACHE", folder.resolve("cache").toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
  }

  private void finish(RunGroup group, int seeds) throws Exception {
    int exit = start(group, seeds).waitFor();
    assertThat(exit).as(Files.readString(folder.resolve("out.txt"))).isZero();
  }

  /** What was measured under each seed, without times and speeds. */
  private static List<List<String>> measured(RunGroup group, int seeds) {
    return LongStream.range(0, seeds).mapToObj(seed -> measured(group.run(seed))).toList();
  }

  private static List<String> measured(RunDirectory run) {
    try {
      assertThat(run.state().map(RunState::status)).contains(RunStatus.FINISHED);
      return Files.readAllLines(run.metrics()).stream()
          .filter(line -> !line.contains("\"kind\":\"note\""))
          .map(line -> line.replaceAll("\"(time|seconds)\":[^,}]*", ""))
          .toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private void kill(RunGroup group, int seeds, Random random) throws Exception {
    Process command = start(group, seeds);
    command.waitFor(random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS);
    List<ProcessHandle> trainings = command.descendants().toList();
    int who = random.nextInt(3);
    if (who != 1) {
      command.destroyForcibly().waitFor();
    }
    if (who != 0) {
      trainings.forEach(ProcessHandle::destroyForcibly);
    }
    // a training whose command is gone ends by itself, with a checkpoint
    for (ProcessHandle training : trainings) {
      training.onExit().get(60, TimeUnit.SECONDS);
    }
    command.destroyForcibly().waitFor();
    for (ProcessHandle left : command.descendants().toList()) {
      left.destroyForcibly();
    }
  }

  private void survive(int seeds, int kills) throws Exception {
    RunGroup whole = new RunGroup(folder.resolve("whole"));
    finish(whole, seeds);
    List<List<String>> expected = measured(whole, seeds);
    assertThat(expected.get(0)).isNotEqualTo(expected.get(1));
    Random random = new Random(SEED);
    RunGroup killed = new RunGroup(folder.resolve("killed"));
    for (int i = 0; i < kills; i++) {
      kill(killed, seeds, random);
    }
    finish(killed, seeds);
    assertThat(measured(killed, seeds)).isEqualTo(expected);
  }

  @Test
  void killsOfAGroupCostNothing() throws Exception {
    survive(2, 2);
  }

  @Test
  @Tag("slow")
  void twentyKillsOfThreeSeedsCostNothing() throws Exception {
    survive(3, 20);
  }
}

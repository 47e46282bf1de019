package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training processes that are killed with SIGKILL at moments drawn from a seed, or whose parent is,
 * or both, and whose newest checkpoint is damaged now and then. However often, the run ends with
 * the lines, the checkpoints and the event file of one that was left alone, and without leftovers.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledTrainingTest {
  private static final int STEPS = 12;
  private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(60);

  @TempDir private Path folder;

  /** Two losses, a checkpoint every other step, evaluations in between. */
  private static Experiment tiny() {
    Experiment quick = ExperimentPresets.named("quick");
    return quick
        .withData(new DataSource.Generated(12, 6))
        .withSchedule(new Schedule(STEPS, 4, 5, 3, 2))
        .withLosses(
            List.of(LossSettings.of("CE", "ce"), LossSettings.of("мягкая", "-(1-p)^(2*t)/p")));
  }

  private RunDirectory prepared(String name) {
    return RunPreparation.prepare(
            tiny(), new RunDirectory(folder.resolve(name)), false, EngineChoice.PROCESSOR)
        .orThrow();
  }

  private Process start(RunDirectory run, long parent) throws IOException {
    ProcessBuilder builder = TrainingProcesses.of(run);
    List<String> command = builder.command();
    command.add(1, "-Dlossmith.cache=" + folder.resolve("cache"));
    command.add(1, "-XX:TieredStopAtLevel=1");
    command.set(command.size() - 1, Long.toString(parent));
    return builder.start();
  }

  private void finish(RunDirectory run) throws IOException, InterruptedException {
    int exit = start(run, ProcessHandle.current().pid()).waitFor();
    assertThat(exit).as(Files.readString(run.log())).isZero();
  }

  /** What was measured, without the time and the speed. */
  private static List<String> measured(RunDirectory run) throws IOException {
    if (!Files.exists(run.metrics())) {
      return List.of();
    }
    String text = Files.readString(run.metrics());
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> !line.contains("\"kind\":\"note\""))
        .map(line -> line.replaceAll("\"(time|seconds)\":[^,}]*", ""))
        .toList();
  }

  /** A moment in the life of a training process. */
  private interface Moment {
    boolean hasCome() throws IOException;
  }

  private static Moment drawn(Random random, RunDirectory run) throws IOException {
    int lines = measured(run).size() + 1 + random.nextInt(8);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(4000));
    return switch (random.nextInt(4)) {
      case 0 -> () -> System.nanoTime() > end;
      case 1 -> () -> run.state().map(RunState::status).stream().anyMatch(KilledTrainingTest::late);
      case 2 -> () -> isWriting(run.checkpoints());
      default -> () -> measured(run).size() >= lines;
    };
  }

  private static boolean late(RunStatus status) {
    return status == RunStatus.EVALUATING || status.isFinal();
  }

  private static boolean isWriting(Path checkpoints) {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".new"));
    } catch (IOException | java.io.UncheckedIOException notYet) {
      return false;
    }
  }

  /** Starts the run and ends it with force, by the child, the parent or both. */
  private void kill(RunDirectory run, Random random) throws IOException, InterruptedException {
    Process parent = new ProcessBuilder("sleep", "600").start();
    Process child = start(run, parent.pid());
    Moment moment = drawn(random, run);
    long patience = System.nanoTime() + LONGEST_WAIT_NS;
    while (child.isAlive() && !moment.hasCome() && System.nanoTime() < patience) {
      Thread.sleep(2);
    }
    int who = random.nextInt(4);
    if (who != 1) {
      child.destroyForcibly();
    }
    if (who != 0) {
      parent.destroyForcibly().waitFor();
    }
    child.waitFor();
    parent.destroyForcibly();
  }

  private static void damageNewest(RunDirectory run, Random random) throws IOException {
    String loss = tiny().losses().get(random.nextInt(2)).name();
    List<Long> steps = Checkpoints.files(run).steps(loss);
    if (!steps.isEmpty()) {
      Path last = Checkpoints.files(run).file(loss, steps.get(steps.size() - 1));
      byte[] bytes = Files.readAllBytes(last);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(last, bytes);
    }
  }

  /** A run with so many kills. */
  private void survive(RunDirectory whole, long seed, int kills) throws Exception {
    List<String> expected = measured(whole);
    Random random = new Random(seed);
    RunDirectory run = prepared("killed-" + seed);
    for (int i = 0; i < kills; i++) {
      kill(run, random);
      List<String> there = measured(run);
      assertThat(there)
          .as("seed %d, kill %d", seed, i)
          .isEqualTo(expected.subList(0, Math.min(there.size(), expected.size())));
      if (random.nextInt(5) == 0) {
        damageNewest(run, random);
      }
    }
    finish(run);
    assertThat(measured(run)).as("seed %d", seed).isEqualTo(expected);
    assertThat(run.state().map(RunState::status)).contains(RunStatus.FINISHED);
    List<String> scalars = EventFiles.scalars(run.path());
    assertThat(new HashSet<>(scalars)).hasSize(scalars.size());
    assertThat(scalars).containsExactlyElementsOf(EventFiles.scalars(whole.path()));
    assertThat(pictures(run)).isEqualTo(pictures(whole));
    assertThat(files(run)).noneMatch(name -> name.endsWith(".new") || name.endsWith(".aside"));
    for (LossSettings loss : tiny().losses()) {
      assertSame(
          Checkpoints.files(run).file(loss.name(), STEPS),
          Checkpoints.files(whole).file(loss.name(), STEPS));
      assertSame(
          Checkpoints.files(run).best(loss.name()), Checkpoints.files(whole).best(loss.name()));
    }
  }

  /** The same weights and moments to the last bit. */
  private static void assertSame(Path one, Path other) throws IOException {
    Checkpoint there = Checkpoint.read(one);
    Checkpoint expected = Checkpoint.read(other);
    assertThat(there.steps()).isEqualTo(expected.steps());
    assertThat(there.best()).isEqualTo(expected.best());
    assertThat(there.weights()).isEqualTo(expected.weights());
    assertThat(there.moments()).isEqualTo(expected.moments());
  }

  private static List<String> pictures(RunDirectory run) throws IOException {
    return files(run).stream().filter(name -> name.endsWith(".png")).sorted().toList();
  }

  private static List<String> files(RunDirectory run) throws IOException {
    try (Stream<Path> files = Files.walk(run.path())) {
      return files
          .map(file -> run.path().relativize(file).toString())
          .filter(name -> !name.startsWith("events."))
          .toList();
    }
  }

  private RunDirectory whole() throws IOException, InterruptedException {
    RunDirectory whole = prepared("whole");
    finish(whole);
    assertThat(measured(whole)).hasSize(2 * (1 + STEPS + 2 * 3));
    return whole;
  }

  @Test
  void killsCostNothing() throws Exception {
    survive(whole(), 12, 4);
  }

  @Test
  @Tag("slow")
  void twoHundredKillsOfTwentyRunsCostNothing() throws Exception {
    RunDirectory whole = whole();
    for (int seed = 100; seed < 120; seed++) {
      survive(whole, seed, 10);
    }
  }
}

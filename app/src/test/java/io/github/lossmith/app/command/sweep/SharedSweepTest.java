package io.github.lossmith.app.command.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.sweep.AskedEngine;
import io.github.lossmith.trainer.sweep.Sweep;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.SweepWork;
import io.github.lossmith.trainer.sweep.SweptLoss;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import io.github.lossmith.trainer.sweep.TaskState;
import io.github.lossmith.trainer.sweep.TaskTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes work on one sweep, and one of them is killed with SIGKILL at moments drawn from a
 * seed and started again: every task is trained once. A training is a thread of the process that
 * writes a line for each step, under the run's own lock.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SharedSweepTest {
  private static final long SEED = 18;
  private static final int STEPS = 8;

  /** Milliseconds of a step. */
  private static final int STEP_MS = 12;

  @TempDir private Path folder;

  /** {@code sweep work} with trainings that only count. */
  static final class Worker implements TaskTrainer {
    public static void main(String[] args) throws InterruptedException {
      SweepPlan plan = new SweepFolder(Path.of(args[0])).read().orThrow();
      TaskAttempt attempt = TaskAttempt.ofSweep(new Worker(), false);
      System.exit(
          new SweepWork(attempt, task -> {}, (task, end) -> {})
              .run(plan.tasks(), () -> false)
              .exit());
    }

    @Override
    public Outcome<RunDirectory> prepare(Experiment experiment, RunDirectory run) {
      return RunPreparation.prepare(experiment, run, true, EngineChoice.PROCESSOR);
    }

    @Override
    @SuppressWarnings("try") // the lock is held, nothing is asked of it
    public int train(RunDirectory run) throws IOException, InterruptedException {
      try (RunLock lock = run.lock().orElse(null)) {
        if (lock == null) {
          return TrainingExit.IN_USE;
        }
        RunState state = RunState.preparing(Instant.now()).withStatus(RunStatus.TRAINING);
        for (int step = lines(run).size() + 1; step <= STEPS; step++) {
          run.write(state.at("CE", step, STEPS, step / (double) STEPS));
          Thread.sleep(STEP_MS);
          Files.writeString(
              run.metrics(),
              "step " + step + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        }
        run.write(state.ended(RunStatus.FINISHED, ""));
        return TrainingExit.FINISHED;
      }
    }
  }

  private static List<String> lines(RunDirectory run) throws IOException {
    return Files.exists(run.metrics()) ? Files.readAllLines(run.metrics()) : List.of();
  }

  private SweepPlan plan(int tasks) {
    Experiment tiny = ExperimentPresets.named("quick").withData(new DataSource.Generated(4, 2));
    Sweep sweep =
        new Sweep(
            "shared",
            "",
            tiny.withLosses(List.of()),
            List.of(SweptLoss.of(LossSettings.of("CE", "ce"))),
            List.of(),
            LongStream.range(0, tasks).boxed().toList(),
            SweepNeeds.USUAL,
            AskedEngine.NONE);
    return SweepPlanning.plan(sweep, new SweepFolder(folder.resolve("shared"))).orThrow().plan();
  }

  private Process start(SweepPlan plan) throws IOException {
    return new ProcessBuilder(
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            plan.folder().toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.txt").toFile()))
        .start();
  }

  private void share(int tasks, int kills) throws Exception {
    SweepPlan plan = plan(tasks);
    Random random = new Random(SEED);
    Process steady = start(plan);
    for (int i = 0; i < kills; i++) {
      Process killed = start(plan);
      killed.waitFor(400 + random.nextInt(500), TimeUnit.MILLISECONDS);
      killed.destroyForcibly().waitFor();
    }
    assertThat(steady.waitFor()).isIn(TrainingExit.FINISHED, TrainingExit.IN_USE);
    assertThat(start(plan).waitFor())
        .as(Files.readString(folder.resolve("out.txt")))
        .isEqualTo(TrainingExit.FINISHED);
    assertThat(SweepStatus.of(plan, Instant.now()).count(TaskState.FINISHED)).isEqualTo(tasks);
    List<String> once = IntStream.rangeClosed(1, STEPS).mapToObj(step -> "step " + step).toList();
    for (SweepTask task : plan.tasks()) {
      assertThat(lines(task.run())).as(task.title()).isEqualTo(once);
    }
  }

  @Test
  void twoShareTheTasksAndAKillCostsNothing() throws Exception {
    share(16, 2);
  }

  @Test
  @Tag("slow")
  void tenKillsAmongFortyTasksCostNothing() throws Exception {
    share(40, 10);
  }
}

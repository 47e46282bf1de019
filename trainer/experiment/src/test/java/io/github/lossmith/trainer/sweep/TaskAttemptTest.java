package io.github.lossmith.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskAttemptTest {
  @TempDir private Path folder;
  private SweepPlan plan =
      new SweepPlan(Path.of(""), "", SweepNeeds.USUAL, AskedEngine.NONE, List.of());
  private final List<String> trained = new ArrayList<>();

  @BeforeEach
  void plan() {
    Experiment tiny = ExperimentPresets.named("quick").withData(new DataSource.Generated(4, 2));
    Sweep sweep =
        new Sweep(
            "tiny",
            "",
            tiny.withLosses(List.of()),
            List.of(SweptLoss.of(LossSettings.of("CE", "ce"))),
            List.of(),
            List.of(0L, 1L, 2L),
            SweepNeeds.USUAL,
            AskedEngine.NONE);
    plan = SweepPlanning.plan(sweep, new SweepFolder(folder.resolve("tiny"))).orThrow().plan();
  }

  /** A training that ends as it is told, at once. */
  private TaskAttempt ending(Function<RunDirectory, Integer> training, boolean despiteFailures) {
    return TaskAttempt.ofSweep(
        new TaskTrainer() {
          @Override
          public Outcome<RunDirectory> prepare(Experiment experiment, RunDirectory run) {
            try {
              ExperimentFile.write(experiment, run.experiment());
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
            return Outcome.ok(run);
          }

          @Override
          public int train(RunDirectory run) {
            trained.add(run.name());
            return training.apply(run);
          }
        },
        despiteFailures);
  }

  private static int write(RunDirectory run, RunState state, int exit) {
    try {
      run.write(state);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return exit;
  }

  private static int finished(RunDirectory run) {
    return write(
        run,
        RunState.preparing(Instant.now()).ended(RunStatus.FINISHED, ""),
        TrainingExit.FINISHED);
  }

  private static int failed(RunDirectory run) {
    return write(
        run,
        RunState.preparing(Instant.now()).ended(RunStatus.FAILED, "no memory"),
        TrainingExit.FAILED);
  }

  private static int stopped(RunDirectory run) {
    return write(
        run, RunState.preparing(Instant.now()).ended(RunStatus.STOPPED, ""), TrainingExit.STOPPED);
  }

  private static int diverged(RunDirectory run) {
    return write(
        run,
        RunState.preparing(Instant.now()).failed(Problem.of(RunState.DIVERGED, "CE", 3, "", "")),
        TrainingExit.FAILED);
  }

  private SweepTask first() {
    return plan.tasks().get(0);
  }

  private TaskState state() {
    return SweepStatus.of(plan, Instant.now()).tasks().get(0).state();
  }

  @Test
  void finishedTaskIsLeftAlone() throws InterruptedException {
    assertThat(ending(TaskAttemptTest::stopped, false).run(first()).exit())
        .isEqualTo(TrainingExit.STOPPED);
    assertThat(state()).isEqualTo(TaskState.WAITING);
    assertThat(SweepStatus.of(plan, Instant.now()).stopped()).isEqualTo(1);
    assertThat(ending(TaskAttemptTest::finished, false).run(first()).exit()).isZero();
    TaskEnd again = ending(TaskAttemptTest::finished, false).run(first());
    assertThat(again.exit()).isZero();
    assertThat(again.trained()).isFalse();
    assertThat(trained).hasSize(2);
  }

  @Test
  void divergenceIsAResult() throws InterruptedException {
    TaskAttempt attempt = ending(TaskAttemptTest::diverged, false);
    assertThat(attempt.run(first()).exit()).isZero();
    assertThat(attempt.run(first()).exit()).isZero();
    assertThat(trained).hasSize(1);
    assertThat(state()).isEqualTo(TaskState.DIVERGED);
  }

  @Test
  @SuppressWarnings("try") // the claims are held, nothing is asked of them
  void taskOfAnotherIsHeld() throws Exception {
    TaskAttempt attempt = ending(TaskAttemptTest::finished, false);
    try (RunLock claim = first().run().claim().orElseThrow()) {
      TaskEnd end = attempt.run(first());
      assertThat(end.exit()).isEqualTo(TrainingExit.IN_USE);
      assertThat(end.reason().orElseThrow().message()).contains("is being trained by another");
      SweepWork.Result rest = work(attempt);
      assertThat(rest.held()).containsExactly(first());
      assertThat(rest.trained()).isEqualTo(2);
      assertThat(rest.exit()).isEqualTo(TrainingExit.IN_USE);
    }
    assertThat(work(attempt).exit()).isZero();
  }

  private SweepWork.Result work(TaskAttempt attempt) throws InterruptedException {
    return new SweepWork(attempt, task -> {}, (task, end) -> {}).run(plan.tasks(), () -> false);
  }

  @Test
  void whatFailsThreeTimesAtOnePlaceIsNotTriedAgain() throws Exception {
    TaskAttempt attempt = ending(TaskAttemptTest::failed, false);
    assertThat(attempt.run(first()).exit()).isEqualTo(TrainingExit.FAILED);
    assertThat(attempt.run(first()).exit()).isEqualTo(TrainingExit.FAILED);
    Path checkpoint = first().run().checkpoints("CE").resolve("step-0000100.zip");
    Files.createDirectories(checkpoint.getParent());
    Files.writeString(checkpoint, "it got on, so the count begins again");
    for (int i = 0; i < 3; i++) {
      attempt.run(first());
    }
    assertThat(trained).hasSize(5);
    TaskEnd refused = attempt.run(first());
    assertThat(trained).hasSize(5);
    assertThat(refused.exit()).isEqualTo(TrainingExit.FAILED);
    assertThat(refused.reason().orElseThrow().message()).contains("failed 3 times", "--failed");
    assertThat(state()).isEqualTo(TaskState.FAILED);
    assertThat(ending(TaskAttemptTest::finished, true).run(first()).exit()).isZero();
    assertThat(first().run().failures()).doesNotExist();
  }

  @Test
  void oneFailureDoesNotKeepTheOthersFromBeingTrained() throws InterruptedException {
    String bad = plan.tasks().get(1).run().name();
    SweepWork.Result result =
        work(ending(run -> run.name().equals(bad) ? failed(run) : finished(run), false));
    assertThat(result.failed()).containsExactly(plan.tasks().get(1));
    assertThat(result.trained()).isEqualTo(2);
    assertThat(result.exit()).isEqualTo(TrainingExit.FAILED);
    assertThat(trained).hasSize(3);
    SweepStatus status = SweepStatus.of(plan, Instant.now());
    assertThat(status.count(TaskState.FINISHED)).isEqualTo(2);
    assertThat(status.isDone()).isTrue();
  }

  @Test
  void stopEndsTheWork() throws InterruptedException {
    SweepWork.Result result = work(ending(TaskAttemptTest::stopped, false));
    assertThat(result.exit()).isEqualTo(TrainingExit.STOPPED);
    assertThat(trained).hasSize(1);
  }

  @Test
  void runOfAnotherExperimentIsNotTakenForTheTask() throws Exception {
    ending(TaskAttemptTest::finished, false).run(first());
    ExperimentFile.write(plan.tasks().get(1).experiment().orThrow(), first().run().experiment());
    TaskEnd end = ending(TaskAttemptTest::finished, false).run(first());
    assertThat(end.exit()).isEqualTo(TrainingExit.BAD_INPUT);
    assertThat(end.reason().orElseThrow().message()).contains("schedule.seed 1 / 0");
  }

  @Test
  void timeLeftIsThatOfTheMeasuredRuns() throws Exception {
    Instant now = Instant.now();
    assertThat(SweepStatus.of(plan, now).remaining()).isNaN();
    RunState end = RunState.preparing(now.minusSeconds(120)).signed(RunProcess.current(), now);
    first().run().write(end.ended(RunStatus.FINISHED, ""));
    SweepStatus status = SweepStatus.of(plan, now);
    assertThat(status.remaining()).isBetween(239.0, 241.0);
    assertThat(status.progress()).isBetween(0.33, 0.34);
  }
}

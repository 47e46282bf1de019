package io.github.lossmith.trainer.sweep;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.util.Optional;

/**
 * Brings a task to its end, whatever has happened to it before: a finished one is left alone, one
 * that somebody else has taken too, any other begins or goes on. Who has taken a task holds its
 * claim, which the system frees with the process; the training holds the run's lock besides.
 */
public final class TaskAttempt {
  private final TaskTrainer trainer;
  private final boolean despiteFailures;
  private final boolean divergenceIsResult;

  private TaskAttempt(TaskTrainer trainer, boolean despiteFailures, boolean divergenceIsResult) {
    this.trainer = trainer;
    this.despiteFailures = despiteFailures;
    this.divergenceIsResult = divergenceIsResult;
  }

  /**
   * Attempts at the tasks of a sweep, in which a loss that broke down is a result.
   *
   * @param despiteFailures whether a task is tried again that failed {@link TaskFailures#MOST}
   *     times at the same place
   */
  public static TaskAttempt ofSweep(TaskTrainer trainer, boolean despiteFailures) {
    return new TaskAttempt(trainer, despiteFailures, true);
  }

  /** Attempts at the seeds of a group, whose losses may be others after one broke down. */
  public static TaskAttempt ofGroup(TaskTrainer trainer) {
    return new TaskAttempt(trainer, true, false);
  }

  /** Trains a task unless that is done, is being done, or has failed too often. */
  public TaskEnd run(SweepTask task) throws InterruptedException {
    Outcome<Experiment> experiment = task.experiment();
    Optional<Problem> damaged = experiment.failure();
    return damaged.isPresent()
        ? TaskEnd.refused(TrainingExit.BAD_INPUT, damaged.get())
        : run(experiment.orThrow(), task.run());
  }

  /** The same for a run that is not of a sweep's folder. */
  public TaskEnd run(Experiment experiment, RunDirectory run) throws InterruptedException {
    try {
      if (isResult(experiment, run)) {
        return result(experiment, run);
      }
      try (RunLock claim = run.claim().orElse(null)) {
        if (claim == null) {
          return TaskEnd.refused(TrainingExit.IN_USE, Problem.of("trainer.sweep.held", run.path()));
        }
        // somebody may have finished it since it was looked at
        return isResult(experiment, run) ? result(experiment, run) : claimed(experiment, run);
      }
    } catch (IOException failure) {
      return TaskEnd.refused(TrainingExit.FAILED, unwritable(run, failure));
    }
  }

  private static Problem unwritable(RunDirectory run, IOException failure) {
    return Problem.of("trainer.training.unwritable", run.path(), AtomicFile.reason(failure));
  }

  /** Finished, or broken down where that is a result and no other loss is left to train. */
  private boolean isResult(Experiment experiment, RunDirectory run) throws IOException {
    Optional<RunState> state = run.state();
    return state.filter(end -> end.status() == RunStatus.FINISHED).isPresent()
        || (divergenceIsResult
            && experiment.losses().size() == 1
            && state
                .filter(end -> end.status() == RunStatus.FAILED)
                .filter(end -> end.cause().equals(RunState.DIVERGED))
                .isPresent());
  }

  private static TaskEnd result(Experiment experiment, RunDirectory run) {
    return GroupPreparation.isTrained(experiment, run)
        .fold(ok -> TaskEnd.done(), other -> TaskEnd.refused(TrainingExit.BAD_INPUT, other));
  }

  private TaskEnd claimed(Experiment experiment, RunDirectory run)
      throws IOException, InterruptedException {
    TaskFailures failures = TaskFailures.of(run);
    if (failures.isGivenUp() && !despiteFailures) {
      return TaskEnd.refused(
          TrainingExit.FAILED,
          Problem.of("trainer.sweep.given-up", run.path(), Integer.toString(failures.count())));
    }
    if (despiteFailures) {
      TaskFailures.clear(run);
    }
    Outcome<RunDirectory> prepared = trainer.prepare(experiment, run);
    Optional<Problem> refused = prepared.failure();
    if (refused.isPresent()) {
      boolean inUse = refused.get().key().equals("trainer.training.in-use");
      return TaskEnd.refused(inUse ? TrainingExit.IN_USE : TrainingExit.BAD_INPUT, refused.get());
    }
    return ended(experiment, run, trainer.train(run));
  }

  private TaskEnd ended(Experiment experiment, RunDirectory run, int exit) throws IOException {
    if (isResult(experiment, run)) {
      TaskFailures.clear(run);
      return new TaskEnd(TrainingExit.FINISHED, Optional.empty(), true);
    }
    if (exit != TrainingExit.STOPPED && exit != TrainingExit.IN_USE) {
      TaskFailures.add(run);
    }
    return new TaskEnd(exit, Optional.empty(), true);
  }
}

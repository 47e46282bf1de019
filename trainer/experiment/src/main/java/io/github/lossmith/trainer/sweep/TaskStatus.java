package io.github.lossmith.trainer.sweep;

import io.github.lossmith.trainer.run.DiskSilence;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task as its run directory tells it.
 *
 * @param run what {@code state.json} says; empty where the task has not begun or cannot be read
 */
public record TaskStatus(SweepTask task, TaskState state, Optional<RunState> run) {
  /** The part of a training after which its speed counts: before it, features are computed. */
  private static final double MEASURED = 0.05;

  /** Reads the state of a task. */
  static TaskStatus of(SweepTask task, Instant now, DiskSilence silence) {
    Optional<RunState> run = read(task);
    TaskState state =
        run.filter(known -> !silence.isSilent(task.run(), known))
            .map(known -> of(known, known.interruption(now).isPresent()))
            .orElse(TaskState.WAITING);
    return new TaskStatus(task, state, run);
  }

  /** The state of a task whose run was looked at; empty where it has not begun. */
  static TaskStatus of(SweepTask task, Optional<RunSummary> seen) {
    Optional<RunState> run = seen.map(RunSummary::state);
    boolean isDead = seen.flatMap(RunSummary::interruption).isPresent();
    return new TaskStatus(task, run.map(known -> of(known, isDead)).orElse(TaskState.WAITING), run);
  }

  private static Optional<RunState> read(SweepTask task) {
    try {
      return task.run().state();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static TaskState of(RunState state, boolean isDead) {
    return switch (state.status()) {
      case FINISHED -> TaskState.FINISHED;
      case FAILED ->
          state.cause().equals(RunState.DIVERGED) ? TaskState.DIVERGED : TaskState.FAILED;
      case QUEUED, STOPPED -> TaskState.WAITING;
      case PREPARING, TRAINING, EVALUATING -> isDead ? TaskState.WAITING : TaskState.RUNNING;
    };
  }

  /** The part of the training that is done, in [0, 1]. */
  public double progress() {
    return state == TaskState.FINISHED ? 1 : run.map(RunState::progress).orElse(0.0);
  }

  /** Seconds of training for a step, over the whole run; NaN while that is not known. */
  double secondsPerStep() {
    double seconds =
        run.map(known -> Duration.between(known.started(), known.heartbeat()).toMillis() / 1e3)
            .orElse(Double.NaN);
    double steps = progress() * task.iterations();
    boolean isMeasured =
        state == TaskState.FINISHED || (state == TaskState.RUNNING && progress() > MEASURED);
    return isMeasured && steps > 0 ? seconds / steps : Double.NaN;
  }

  /** Whether it was stopped, or its process died, before its end. */
  public boolean isStopped() {
    return state == TaskState.WAITING
        && run.filter(known -> known.status() != RunStatus.QUEUED).isPresent();
  }
}

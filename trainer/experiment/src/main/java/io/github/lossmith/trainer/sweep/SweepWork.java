package io.github.lossmith.trainer.sweep;

import io.github.lossmith.trainer.engine.TrainingExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes the tasks of a sweep one after another, in their order, leaving those that somebody else
 * has taken. Several processes, on one machine or on several with one folder, share the work so.
 */
public final class SweepWork {
  private final TaskAttempt attempt;
  private final Consumer<SweepTask> onBegin;
  private final BiConsumer<SweepTask, TaskEnd> onEnd;

  /**
   * @param onBegin told of a task before it is looked at
   * @param onEnd told how it ended
   */
  public SweepWork(
      TaskAttempt attempt, Consumer<SweepTask> onBegin, BiConsumer<SweepTask, TaskEnd> onEnd) {
    this.attempt = attempt;
    this.onBegin = onBegin;
    this.onEnd = onEnd;
  }

  /**
   * What a call did.
   *
   * @param trained tasks that were trained to their end
   * @param failed tasks whose training failed, or that are not tried again
   * @param held tasks that others had taken when there was nothing else left to do
   * @param stopped whether it ended because it was told to
   */
  public record Result(int trained, List<SweepTask> failed, List<SweepTask> held, boolean stopped) {
    public Result {
      failed = List.copyOf(failed);
      held = List.copyOf(held);
    }

    /** The exit code of the command. */
    public int exit() {
      if (stopped) {
        return TrainingExit.STOPPED;
      }
      if (!failed.isEmpty()) {
        return TrainingExit.FAILED;
      }
      return held.isEmpty() ? TrainingExit.FINISHED : TrainingExit.IN_USE;
    }
  }

  /** Trains what is left, each task at most once. */
  public Result run(List<SweepTask> tasks, BooleanSupplier stop) throws InterruptedException {
    List<SweepTask> failed = new ArrayList<>();
    List<SweepTask> left = tasks;
    int trained = 0;
    boolean moved = true;
    // what others had taken may be free again after a round in which something was trained
    while (moved && !left.isEmpty()) {
      moved = false;
      List<SweepTask> held = new ArrayList<>();
      for (SweepTask task : left) {
        if (stop.getAsBoolean()) {
          return new Result(trained, failed, held, true);
        }
        onBegin.accept(task);
        TaskEnd end = attempt.run(task);
        onEnd.accept(task, end);
        moved |= end.trained();
        if (end.exit() == TrainingExit.STOPPED) {
          return new Result(trained, failed, held, true);
        } else if (end.exit() == TrainingExit.IN_USE) {
          held.add(task);
        } else if (end.exit() != TrainingExit.FINISHED) {
          failed.add(task);
        } else if (end.trained()) {
          trained++;
        }
      }
      left = held;
    }
    return new Result(trained, failed, left, false);
  }
}

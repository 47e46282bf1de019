package io.github.lossmith.trainer.sweep;

import io.github.lossmith.trainer.run.DiskSilence;
import io.github.lossmith.trainer.run.SweepCounts;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a sweep is.
 *
 * @param tasks in the order of their numbers
 */
public record SweepStatus(SweepPlan plan, List<TaskStatus> tasks) {
  public SweepStatus {
    tasks = List.copyOf(tasks);
  }

  /** Reads the state of every task. */
  public static SweepStatus of(SweepPlan plan, Instant now) {
    DiskSilence silence = new DiskSilence(plan.folder());
    return new SweepStatus(
        plan, plan.tasks().stream().map(task -> TaskStatus.of(task, now, silence)).toList());
  }

  /** The same as a row of a list has it. */
  public SweepCounts summary() {
    Map<TaskState, Integer> counts = counts();
    return new SweepCounts(
        tasks.size(),
        counts.getOrDefault(TaskState.WAITING, 0),
        stopped(),
        counts.getOrDefault(TaskState.RUNNING, 0),
        counts.getOrDefault(TaskState.FINISHED, 0),
        counts.getOrDefault(TaskState.FAILED, 0),
        counts.getOrDefault(TaskState.DIVERGED, 0),
        Optional.empty(),
        "",
        Optional.empty());
  }

  /** The number of tasks in each state. */
  public Map<TaskState, Integer> counts() {
    Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    Arrays.stream(TaskState.values()).forEach(state -> counts.put(state, 0));
    tasks.forEach(task -> counts.merge(task.state(), 1, Integer::sum));
    return counts;
  }

  /** The number of tasks in a state. */
  public int count(TaskState state) {
    return counts().getOrDefault(state, 0);
  }

  /** Of those that wait, the ones that have begun. */
  public int stopped() {
    return (int) tasks.stream().filter(TaskStatus::isStopped).count();
  }

  /** The part of all steps that is made, in [0, 1]; what diverged has no more to make. */
  public double progress() {
    double done = 0;
    double all = 0;
    for (TaskStatus one : tasks) {
      double steps = Math.max(1, one.task().iterations());
      all += steps;
      done += one.state().isResult() ? steps : one.progress() * steps;
    }
    return all == 0 ? 0 : done / all;
  }

  /** Seconds of training that are left for one machine, those of running tasks included. */
  public double work() {
    double median = secondsPerStep();
    if (Double.isNaN(median)) {
      return isDone() ? 0 : Double.NaN;
    }
    return tasks.stream()
        .filter(task -> task.state() == TaskState.WAITING || task.state() == TaskState.RUNNING)
        .mapToDouble(task -> (1 - task.progress()) * task.task().iterations() * median)
        .sum();
  }

  /** The median of the seconds that a step takes in a run; NaN while no training was measured. */
  public double secondsPerStep() {
    double[] known =
        tasks.stream()
            .mapToDouble(TaskStatus::secondsPerStep)
            .filter(seconds -> seconds > 0)
            .sorted()
            .toArray();
    return known.length == 0 ? Double.NaN : known[known.length / 2];
  }

  /**
   * Seconds until the end if as many tasks go on running at once as do now, at least one; NaN while
   * no training was measured.
   */
  public double remaining() {
    return work() / Math.max(1, count(TaskState.RUNNING));
  }

  /** Whether nothing waits or runs. */
  public boolean isDone() {
    return count(TaskState.WAITING) + count(TaskState.RUNNING) == 0;
  }
}

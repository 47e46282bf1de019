package io.github.lossmith.trainer.lock;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The job of a scheduler that this process belongs to.
 *
 * @param id as the scheduler writes it, of a task of an array with its number, such as {@code
 *     1234_7}
 * @param restarts how often it was put back into the queue
 */
public record SchedulerJob(String id, String restarts) {
  /** The variable that sets the seconds between two heartbeats. */
  public static final String HEARTBEAT = "LOSSMITH_HEARTBEAT";

  /** The window looks once a second. */
  private static final Duration QUICK = Duration.ofSeconds(1);

  /** For a file server with hundreds of tasks: each rewrite is a handful of its operations. */
  private static final Duration SLOW = Duration.ofSeconds(15);

  /** Whoever watches takes three minutes without a change for an end. */
  private static final int MOST_SECONDS = 60;

  /** The job of a process with this environment; empty without a scheduler. */
  public static Optional<SchedulerJob> of(Map<String, String> environment) {
    return Stream.of(
            id(environment, "SLURM_ARRAY_JOB_ID", "SLURM_ARRAY_TASK_ID"),
            id(environment, "SLURM_JOB_ID", ""),
            id(environment, "PBS_JOBID", ""),
            id(environment, "LSB_JOBID", "LSB_JOBINDEX"),
            id(environment, "JOB_ID", "SGE_TASK_ID"),
            id(environment, "HOSTNAME", "JOB_COMPLETION_INDEX"))
        .flatMap(Optional::stream)
        .findFirst()
        .map(id -> new SchedulerJob(id, environment.getOrDefault("SLURM_RESTART_COUNT", "0")));
  }

  private static Optional<String> id(Map<String, String> environment, String job, String index) {
    String id = environment.getOrDefault(job, "");
    String task = index.isEmpty() ? "" : environment.getOrDefault(index, "");
    boolean there = !id.isEmpty() && (index.isEmpty() || !task.isEmpty());
    return there ? Optional.of(task.isEmpty() ? id : id + "_" + task) : Optional.empty();
  }

  /**
   * How often a training with this environment writes its state while nothing changes: the seconds
   * of {@link #HEARTBEAT}, 1 to 60; otherwise 15 s in a scheduler's job, 1 s outside.
   */
  public static Duration heartbeat(Map<String, String> environment) {
    String asked = environment.getOrDefault(HEARTBEAT, "");
    if (asked.matches("[0-9]{1,2}")) {
      return Duration.ofSeconds(Math.max(1, Math.min(MOST_SECONDS, Integer.parseInt(asked))));
    }
    return of(environment).isPresent() ? SLOW : QUICK;
  }
}

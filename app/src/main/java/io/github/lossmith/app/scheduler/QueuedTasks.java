package io.github.lossmith.app.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tasks of a sweep that wait in Slurm's queue.
 *
 * @param jobs by the tasks' numbers, each as {@code JOB_INDEX}
 */
public record QueuedTasks(Map<Integer, String> jobs) {
  /** Of a sweep that was not submitted, or on a machine without Slurm. */
  public static final QueuedTasks NONE = new QueuedTasks(Map.of());

  public QueuedTasks {
    jobs = Map.copyOf(jobs);
  }

  /** Whether something was ever submitted from this folder. */
  public static boolean isSubmitted(Path folder) {
    return Files.exists(SubmittedJobs.of(folder).file());
  }

  /** Those of one folder; Slurm is asked only where something was submitted from it. */
  public static QueuedTasks of(Path folder, SlurmProgram slurm) throws InterruptedException {
    return of(List.of(folder), slurm).getOrDefault(folder, NONE);
  }

  /** Those of several folders, for which Slurm is asked once. */
  public static Map<Path, QueuedTasks> of(List<Path> folders, SlurmProgram slurm)
      throws InterruptedException {
    List<Path> submitted = folders.stream().filter(QueuedTasks::isSubmitted).toList();
    Map<Path, QueuedTasks> all = new HashMap<>();
    if (!submitted.isEmpty()) {
      Optional<Set<String>> queue = new SlurmQueue(slurm).waiting().toOptional();
      for (Path folder : submitted) {
        all.put(folder, in(folder, queue.orElse(Set.of())));
      }
    }
    return all;
  }

  private static QueuedTasks in(Path folder, Set<String> queue) {
    try {
      return new QueuedTasks(SubmittedJobs.of(folder).jobs(queue));
    } catch (IOException unreadable) {
      return NONE;
    }
  }

  /** Those of some tasks, by their numbers. */
  public QueuedTasks of(Set<Integer> numbers) {
    Map<Integer, String> some = new HashMap<>(jobs);
    some.keySet().retainAll(numbers);
    return new QueuedTasks(some);
  }

  /** The jobs as {@code squeue} writes them: {@code 1234_7}, or {@code 1234_[1-5,7]}. */
  public String text() {
    Map<String, Set<Integer>> arrays = new TreeMap<>();
    for (String task : jobs.values()) {
      int end = task.indexOf('_');
      arrays
          .computeIfAbsent(task.substring(0, end), job -> new TreeSet<>())
          .add(Integer.valueOf(task.substring(end + 1)));
    }
    List<String> texts = new ArrayList<>();
    arrays.forEach(
        (job, indices) -> {
          String all = new ArrayPiece(0, List.copyOf(indices)).text();
          texts.add(job + "_" + (indices.size() == 1 ? all : "[" + all + "]"));
        });
    return String.join(", ", texts);
  }
}

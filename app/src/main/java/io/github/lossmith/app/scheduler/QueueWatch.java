package io.github.lossmith.app.scheduler;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Looks again and again which tasks of sweeps wait in Slurm's queue. All methods are called on the
 * JavaFX thread.
 */
public final class QueueWatch {
  /** Sites ask their users not to call squeue every few seconds. */
  private static final Duration EVERY = Duration.ofSeconds(20);

  private final Tasks tasks;
  private final SlurmProgram slurm;
  private final Consumer<Map<Path, QueuedTasks>> onChange;
  private Instant next = Instant.MIN;
  private boolean asking;
  private Map<Path, QueuedTasks> known = Map.of();

  /**
   * @param onChange told of what waits, by the sweeps' folders
   */
  public QueueWatch(Tasks tasks, SlurmProgram slurm, Consumer<Map<Path, QueuedTasks>> onChange) {
    this.tasks = tasks;
    this.slurm = slurm;
    this.onChange = onChange;
  }

  /** Asks anew at the next look, after something was submitted. */
  public void forget() {
    next = Instant.MIN;
  }

  /** Asks Slurm, if that was not done a moment ago, for the sweeps that have waiting tasks. */
  public void look(List<Path> folders, Instant now) {
    if (folders.isEmpty() || asking || now.isBefore(next)) {
      return;
    }
    asking = true;
    next = now.plus(EVERY);
    tasks.background(
        () -> ask(folders),
        outcome -> {
          asking = false;
          outcome.toOptional().filter(found -> !found.equals(known)).ifPresent(this::publish);
        });
  }

  private void publish(Map<Path, QueuedTasks> found) {
    known = found;
    onChange.accept(found);
  }

  private Outcome<Map<Path, QueuedTasks>> ask(List<Path> folders) {
    try {
      return Outcome.ok(QueuedTasks.of(folders, slurm));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Outcome.ok(Map.of());
    }
  }
}

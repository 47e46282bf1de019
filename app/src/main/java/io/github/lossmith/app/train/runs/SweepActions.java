package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.run.LogTail;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Trains what is left of a sweep, or goes on with a search, on this machine. All methods are called
 * on the JavaFX thread.
 */
final class SweepActions {
  private final RunsModel runs;
  private final SweepStarter starter;
  private final Tasks tasks;
  private final PassingNotices notices;
  private final Set<RunDirectory> starting = new HashSet<>();

  SweepActions(RunsModel runs, SweepStarter starter, Tasks tasks, PassingNotices notices) {
    this.runs = runs;
    this.starter = starter;
    this.tasks = tasks;
    this.notices = notices;
    runs.afterRefresh(() -> starting.removeIf(this::isRunning));
  }

  /** Whether a process of this window was started and trains nothing yet. */
  boolean isStarting(RunDirectory sweep) {
    return starting.contains(sweep);
  }

  /**
   * Trains what is left, one run after another; where nothing waits, the failed ones again, however
   * often they have failed.
   */
  void work(RunSummary sweep) {
    work(
        sweep,
        sweep.sweep().filter(counts -> counts.waiting() == 0 && counts.failed() > 0).isPresent());
  }

  /** Trains what is left; {@code again}: those too that failed too often. */
  void work(RunSummary sweep, boolean again) {
    work(sweep.directory(), sweep.title(), again);
  }

  /** The same of a sweep that may not be in the list yet. */
  void work(RunDirectory sweep, String title, boolean again) {
    if (starting.add(sweep)) {
      runs.refresh();
      tasks.background(
          () -> begin(sweep.path(), again),
          outcome -> {
            outcome.toOptional().ifPresent(process -> awaitEnd(sweep, title, process));
            outcome.failure().ifPresent(why -> ended(sweep, why));
          });
    }
  }

  private Outcome<Process> begin(Path folder, boolean again) {
    try {
      return Outcome.ok(starter.start(folder, again));
    } catch (IOException refused) {
      return Outcome.bad("app.train.start.failed", folder, String.valueOf(refused.getMessage()));
    }
  }

  private void awaitEnd(RunDirectory sweep, String title, Process process) {
    CompletableFuture<Void> unused =
        process
            .onExit()
            .thenAccept(
                ended ->
                    tasks.background(
                        () -> result(sweep, title, ended.exitValue()),
                        outcome -> {
                          starting.remove(sweep);
                          outcome.failure().ifPresent(why -> ended(sweep, why));
                          runs.refresh();
                        }));
  }

  private static Outcome<RunDirectory> result(RunDirectory sweep, String title, int exit) {
    boolean isUsual =
        exit == TrainingExit.FINISHED
            || exit == TrainingExit.STOPPED
            || exit == TrainingExit.IN_USE;
    Path log = sweep.path().resolve(SweepWorkProcess.LOG);
    return isUsual
        ? Outcome.ok(sweep)
        : Outcome.bad("app.train.sweep.ended", title, LogTail.lastLine(log).orElse("–"));
  }

  private void ended(RunDirectory sweep, Problem why) {
    starting.remove(sweep);
    notices.warn(() -> !isRunning(sweep), why);
  }

  private boolean isRunning(RunDirectory sweep) {
    return runs.find(sweep).map(RunSummary::isRunning).orElse(true);
  }
}

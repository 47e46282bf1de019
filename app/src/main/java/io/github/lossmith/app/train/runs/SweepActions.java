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

/** Trains what is left of a sweep on this machine. All methods are called on the JavaFX thread. */
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
    work(sweep, sweep.sweep().filter(counts -> counts.waiting() == 0).isPresent());
  }

  /** Trains what is left; {@code again}: those too that failed too often. */
  void work(RunSummary sweep, boolean again) {
    if (starting.add(sweep.directory())) {
      runs.refresh();
      tasks.background(
          () -> begin(sweep.directory().path(), again),
          outcome -> {
            outcome.toOptional().ifPresent(process -> awaitEnd(sweep, process));
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

  private void awaitEnd(RunSummary sweep, Process process) {
    CompletableFuture<Void> unused =
        process
            .onExit()
            .thenAccept(
                ended ->
                    tasks.background(
                        () -> result(sweep, ended.exitValue()),
                        outcome -> {
                          starting.remove(sweep.directory());
                          outcome.failure().ifPresent(why -> ended(sweep, why));
                          runs.refresh();
                        }));
  }

  private static Outcome<RunSummary> result(RunSummary sweep, int exit) {
    boolean isUsual =
        exit == TrainingExit.FINISHED
            || exit == TrainingExit.STOPPED
            || exit == TrainingExit.IN_USE;
    Path log = sweep.directory().path().resolve(SweepWorkProcess.LOG);
    return isUsual
        ? Outcome.ok(sweep)
        : Outcome.bad("app.train.sweep.ended", sweep.title(), LogTail.lastLine(log).orElse("–"));
  }

  private void ended(RunSummary sweep, Problem why) {
    starting.remove(sweep.directory());
    notices.warn(() -> !isRunning(sweep.directory()), why);
  }

  private boolean isRunning(RunDirectory sweep) {
    return runs.find(sweep).map(RunSummary::isRunning).orElse(true);
  }
}

package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.RunTitle;
import io.github.lossmith.trainer.training.TrainingProcess;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Starts queued runs one after another, the oldest first, while no other run of the folder works on
 * this machine. The queue stands in the runs' own state files; it moves while a window is open.
 */
final class RunQueue {
  private final RunsModel runs;
  private final RunStarter starter;
  private final Tasks tasks;
  private final PassingNotices notices;
  private final Set<RunDirectory> starting = new HashSet<>();

  RunQueue(RunsModel runs, RunStarter starter, Tasks tasks, PassingNotices notices) {
    this.runs = runs;
    this.starter = starter;
    this.tasks = tasks;
    this.notices = notices;
    runs.afterRefresh(this::advance);
  }

  /** Queued runs, the next one first. */
  List<RunSummary> waiting() {
    return runs.runs().stream()
        .filter(run -> run.state().status() == RunStatus.QUEUED)
        .filter(run -> !starting.contains(run.directory()))
        .sorted(Comparator.comparing((RunSummary run) -> run.state().heartbeat()))
        .toList();
  }

  /** Whether its process was started and has not reported yet. */
  boolean isStarting(RunDirectory run) {
    return starting.contains(run);
  }

  private void advance() {
    starting.removeIf(run -> runs.find(run).map(RunSummary::isRunning).orElse(true));
    if (starting.isEmpty() && runs.runs().stream().noneMatch(RunQueue::worksHere)) {
      waiting().stream().findFirst().ifPresent(this::start);
    }
  }

  private static boolean worksHere(RunSummary run) {
    return run.isRunning() && run.state().process().isHere();
  }

  /** Starts a queued run now, whatever else is working. */
  void start(RunSummary run) {
    if (!starting.add(run.directory())) {
      return;
    }
    tasks.background(
        () -> {
          try {
            Process process = starter.start(run.directory());
            CompletableFuture<Void> unused =
                process.onExit().thenAccept(ended -> ended(run.directory(), ended.exitValue()));
          } catch (IOException refused) {
            String reason = String.valueOf(refused.getMessage());
            neverBegan(run.directory(), reason);
            tasks.onScreen(
                () ->
                    notices.warn(
                        () -> isThere(run.directory()),
                        Problem.of("app.train.start.failed", run.title(), reason)));
          }
        });
  }

  private void ended(RunDirectory run, int exit) {
    if (exit != TrainingProcess.IN_USE && stillQueued(run)) {
      neverBegan(run, LogEnd.lastLine(run.log()).orElse("") + " (exit " + exit + ")");
    }
    tasks.onScreen(
        () -> {
          starting.remove(run);
          runs.refresh();
        });
  }

  /** What was said of a run that works now, or was deleted, is over. */
  private boolean isThere(RunDirectory run) {
    return runs.find(run).filter(found -> !found.isRunning()).isPresent();
  }

  private static boolean stillQueued(RunDirectory run) {
    try {
      return run.state().map(state -> state.status() == RunStatus.QUEUED).orElse(false);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** A process that ended before its first word must not be started again and again. */
  private void neverBegan(RunDirectory run, String reason) {
    try {
      Optional<RunState> state = run.state();
      if (state.isPresent()) {
        run.write(state.get().ended(RunStatus.FAILED, reason.strip()));
      }
    } catch (IOException unwritable) {
      tasks.onScreen(
          () ->
              notices.warn(
                  () -> isThere(run),
                  Problem.of("app.train.disk", RunTitle.of(run), String.valueOf(unwritable))));
    }
  }
}

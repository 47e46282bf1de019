package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.RunTitle;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Starts queued runs one after another, the oldest first, while no other run of the folder trains
 * on this machine. The queue consists of the runs' state files and advances while a window is open.
 */
final class RunQueue {
  private final RunsModel runs;
  private final RunStarter starter;
  private final Tasks tasks;
  private final PassingNotices notices;
  private final Set<RunDirectory> starting = new HashSet<>();

  /** Those whose process could not be started, until they are seen to have left the queue. */
  private final Set<RunDirectory> refused = new HashSet<>();

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
        .filter(RunQueue::waits)
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
    refused.removeIf(run -> runs.find(run).filter(RunQueue::waits).isEmpty());
    if (starting.isEmpty() && runs.runs().stream().noneMatch(RunQueue::worksHere)) {
      waiting().stream()
          .filter(run -> !refused.contains(run.directory()))
          .findFirst()
          .ifPresent(this::start);
    }
  }

  private static boolean waits(RunSummary run) {
    return run.state().status() == RunStatus.QUEUED;
  }

  private static boolean worksHere(RunSummary run) {
    return run.isRunning() && run.state().process().isHere();
  }

  /** Starts a queued run now, whatever else is working. */
  void start(RunSummary run) {
    if (starting.add(run.directory())) {
      tasks.background(() -> begin(run));
    }
  }

  private void begin(RunSummary run) {
    try {
      if (stillQueued(run.directory())) {
        Process process = starter.start(run.directory());
        CompletableFuture<Void> unused =
            process.onExit().thenAccept(ended -> ended(run.directory(), ended.exitValue()));
      } else {
        // The list is older than the disk: it was taken out of the queue meanwhile.
        tasks.onScreen(() -> starting.remove(run.directory()));
      }
    } catch (IOException noProcess) {
      refused(run, String.valueOf(noProcess.getMessage()));
    } catch (RuntimeException | Error unexpected) {
      refused(run, String.valueOf(unexpected));
      throw unexpected;
    }
  }

  /** It must neither be started again and again, nor hold up those behind it. */
  private void refused(RunSummary run, String reason) {
    neverBegan(run.directory(), reason);
    tasks.onScreen(
        () -> {
          refused.add(run.directory());
          notices.warn(
              () -> isThere(run.directory()),
              Problem.of("app.train.start.failed", run.title(), reason));
          finished(run.directory());
        });
  }

  private void ended(RunDirectory run, int exit) {
    try {
      if (exit != TrainingExit.IN_USE && stillQueued(run)) {
        neverBegan(run, LogTail.lastLine(run.log()).orElse("") + " (exit " + exit + ")");
      }
    } finally {
      tasks.onScreen(() -> finished(run));
    }
  }

  private void finished(RunDirectory run) {
    starting.remove(run);
    runs.refresh();
  }

  /** A notice about a run is obsolete once it is running or deleted. */
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

  /** A process that exited before it wrote any state must not be started again and again. */
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

package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.run.LogTail;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.RunTitle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

  /** Runs whose process could not be started, until they have left the queue. */
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

  /**
   * What came of a start.
   *
   * @param process none if the run had left the queue since the list was read, or for the problems
   */
  private record Start(Optional<Process> process, List<Problem> problems) {}

  /** Starts a queued run now, whatever else is working. */
  void start(RunSummary run) {
    if (starting.add(run.directory())) {
      tasks.background(
          () -> Outcome.ok(begin(run)),
          outcome -> begun(run.directory(), outcome.fold(Function.identity(), RunQueue::refusal)));
    }
  }

  private static Start refusal(Problem unexpected) {
    return new Start(Optional.empty(), List.of(unexpected));
  }

  private Start begin(RunSummary run) {
    RunDirectory directory = run.directory();
    try {
      return stillQueued(directory)
          ? new Start(Optional.of(starter.start(directory)), List.of())
          : new Start(Optional.empty(), List.of());
    } catch (IOException noProcess) {
      String reason = String.valueOf(noProcess.getMessage());
      List<Problem> problems = new ArrayList<>();
      neverBegan(directory, reason).ifPresent(problems::add);
      problems.add(Problem.of("app.train.start.failed", run.title(), reason));
      return new Start(Optional.empty(), problems);
    } catch (RuntimeException | Error unexpected) {
      neverBegan(directory, String.valueOf(unexpected));
      throw unexpected;
    }
  }

  /** A refused run must neither be started again and again, nor hold up those behind it. */
  private void begun(RunDirectory run, Start start) {
    start.process().ifPresent(process -> awaitEnd(run, process));
    start.problems().forEach(problem -> warn(run, problem));
    if (!start.problems().isEmpty()) {
      refused.add(run);
      finished(run);
    } else if (start.process().isEmpty()) {
      starting.remove(run);
    }
  }

  private void awaitEnd(RunDirectory run, Process process) {
    CompletableFuture<Void> unused =
        process
            .onExit()
            .thenAccept(
                ended ->
                    tasks.background(
                        () -> ended(run, ended.exitValue()),
                        outcome -> {
                          outcome.failure().ifPresent(problem -> warn(run, problem));
                          finished(run);
                        }));
  }

  private static Outcome<RunDirectory> ended(RunDirectory run, int exit) {
    return exit == TrainingExit.IN_USE || !stillQueued(run)
        ? Outcome.ok(run)
        : neverBegan(run, LogTail.lastLine(run.log()).orElse("") + " (exit " + exit + ")")
            .map(Outcome::<RunDirectory>bad)
            .orElseGet(() -> Outcome.ok(run));
  }

  /** A notice about a run is obsolete once it is running or deleted. */
  private void warn(RunDirectory run, Problem problem) {
    notices.warn(() -> isThere(run), problem);
  }

  private void finished(RunDirectory run) {
    starting.remove(run);
    runs.refresh();
  }

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

  /**
   * Writes down why the process ended before it wrote any state, so that it is not started again
   * and again.
   *
   * @return why that could not be written
   */
  private static Optional<Problem> neverBegan(RunDirectory run, String reason) {
    try {
      Optional<RunState> state = run.state();
      if (state.isPresent()) {
        run.write(state.get().ended(RunStatus.FAILED, reason.strip()));
      }
      return Optional.empty();
    } catch (IOException unwritable) {
      return Optional.of(
          Problem.of("app.train.disk", RunTitle.of(run), String.valueOf(unwritable)));
    }
  }
}

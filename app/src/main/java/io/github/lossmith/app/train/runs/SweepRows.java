package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.scheduler.QueuedTasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.SweepCounts;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchFollower;
import io.github.lossmith.trainer.search.SearchStatus;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepFollower;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.TaskState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sweeps and searches of a folder, each with all its runs as one row. Not thread-safe. */
final class SweepRows {
  private final Map<Path, SweepFollower> followers = new HashMap<>();
  private final Map<Path, SearchFollower> searchers = new HashMap<>();

  /**
   * What a look has found.
   *
   * @param rows in the list
   * @param statuses of the sweeps whose plan can be read, the two of a search among them
   * @param searches those whose files can be read
   */
  record Found(
      List<RunSummary> rows,
      Map<RunDirectory, SweepStatus> statuses,
      Map<RunDirectory, SearchStatus> searches) {
    /** Of a folder without a sweep. */
    static final Found NONE = new Found(List.of(), Map.of(), Map.of());

    private static Found empty() {
      return new Found(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    }
  }

  /**
   * Looks at the sweeps in these folders.
   *
   * @param jobs what waits in the queue of a scheduler, by the folders of the sweeps
   */
  Found of(List<Path> folders, Instant now, Map<Path, QueuedTasks> jobs) {
    Found found = Found.empty();
    for (Path path : folders) {
      if (new SearchFolder(path).exists()) {
        search(path, now, jobs, found);
      } else {
        sweep(path, now, jobs, found);
      }
    }
    followers.keySet().retainAll(Set.copyOf(folders));
    searchers.keySet().retainAll(Set.copyOf(folders));
    return found;
  }

  private void sweep(Path path, Instant now, Map<Path, QueuedTasks> jobs, Found found) {
    SweepFollower follower =
        followers.computeIfAbsent(path, folder -> new SweepFollower(new SweepFolder(folder)));
    RunDirectory folder = new RunDirectory(path);
    Outcome<SweepStatus> status = follower.look(now);
    status.toOptional().ifPresent(known -> found.statuses().put(folder, known));
    found
        .rows()
        .add(
            status.fold(
                known ->
                    row(
                        folder,
                        known,
                        follower.planned(),
                        jobs.getOrDefault(path, QueuedTasks.NONE)),
                why -> refused(folder, why, follower.planned())));
  }

  private void search(Path path, Instant now, Map<Path, QueuedTasks> jobs, Found found) {
    SearchFollower follower =
        searchers.computeIfAbsent(path, folder -> new SearchFollower(new SearchFolder(folder)));
    RunDirectory folder = new RunDirectory(path);
    Outcome<SearchStatus> status = follower.look(now);
    status.toOptional().ifPresent(known -> put(folder, known, found));
    found
        .rows()
        .add(
            status.fold(
                known -> row(folder, known, follower.written(), queued(known, jobs)),
                why -> refused(folder, why, follower.written())));
  }

  /** The jobs in which the runs wait that a search has planned last. */
  private static String queued(SearchStatus search, Map<Path, QueuedTasks> jobs) {
    return search
        .comparison()
        .or(search::trainings)
        .map(
            sweep ->
                jobs.getOrDefault(sweep.plan().folder(), QueuedTasks.NONE)
                    .of(waiting(sweep))
                    .text())
        .orElse("");
  }

  private static void put(RunDirectory folder, SearchStatus search, Found found) {
    found.searches().put(folder, search);
    search.trainings().ifPresent(sweep -> found.statuses().put(folder, sweep));
    RunDirectory last = new RunDirectory(search.folder().comparison().path());
    search.comparison().ifPresent(sweep -> found.statuses().put(last, sweep));
  }

  /** These rows among the others, the newest first. */
  static List<RunSummary> merged(List<RunSummary> rows, List<RunSummary> sweeps) {
    List<RunSummary> all = new ArrayList<>(rows);
    for (RunSummary sweep : sweeps) {
      int place = 0;
      while (place < all.size()
          && all.get(place).state().started().isAfter(sweep.state().started())) {
        place++;
      }
      all.add(place, sweep);
    }
    return all;
  }

  private static RunSummary row(
      RunDirectory folder, SweepStatus status, Instant planned, QueuedTasks queued) {
    SweepCounts counts = status.summary().withQueued(queued.of(waiting(status)).text());
    return row(
        folder,
        status.plan().name(),
        counts,
        queued(planned)
            .at("", counts.finished() + counts.diverged(), counts.planned(), status.progress())
            .withSpeed(0, status.isDone() ? 0 : status.remaining()));
  }

  private static RunSummary row(
      RunDirectory folder, SearchStatus status, Instant written, String queued) {
    SweepCounts counts = status.counts().withQueued(queued);
    return row(
        folder,
        status.search().settings().experiment().name(),
        counts,
        queued(written)
            .at("", counts.finished() + counts.diverged(), counts.planned(), status.progress())
            .withSpeed(0, status.remaining()));
  }

  private static RunSummary row(
      RunDirectory folder, String name, SweepCounts counts, RunState state) {
    return RunSummary.ofSweep(folder, state.withStatus(status(counts)), name, counts);
  }

  /** The queue was seen some seconds ago; a task may have begun since. */
  private static Set<Integer> waiting(SweepStatus status) {
    return status.tasks().stream()
        .filter(task -> task.state() == TaskState.WAITING)
        .map(task -> task.task().number())
        .collect(Collectors.toSet());
  }

  private static RunSummary refused(RunDirectory folder, Problem why, Instant planned) {
    RunState state = queued(planned).withStatus(RunStatus.FAILED);
    return RunSummary.ofSweep(folder, state, folder.name(), SweepCounts.refused(why));
  }

  private static RunState queued(Instant planned) {
    return RunState.queued(planned).signed(RunProcess.NONE, planned);
  }

  private static RunStatus status(SweepCounts counts) {
    if (counts.running() > 0) {
      return RunStatus.TRAINING;
    }
    boolean isStuck = counts.failed() > 0 && counts.waiting() == 0;
    if (counts.isLeft() && !isStuck) {
      return RunStatus.STOPPED;
    }
    return counts.failed() > 0 ? RunStatus.FAILED : RunStatus.FINISHED;
  }
}

package io.github.lossmith.app.train.runs;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.SweepCounts;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepFollower;
import io.github.lossmith.trainer.sweep.SweepStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sweeps of a folder, each with all its runs as one row. Not thread-safe. */
final class SweepRows {
  private Map<Path, SweepFollower> followers = new HashMap<>();

  /**
   * What a look has found.
   *
   * @param rows in the list
   * @param statuses of those whose plan can be read
   */
  record Found(List<RunSummary> rows, Map<RunDirectory, SweepStatus> statuses) {}

  /**
   * Looks at the sweeps in these folders.
   *
   * @param jobs of a scheduler in which runs wait, by the folders of their sweeps
   */
  Found of(List<Path> folders, Instant now, Map<Path, String> jobs) {
    Map<Path, SweepFollower> seen = new HashMap<>();
    Map<RunDirectory, SweepStatus> statuses = new HashMap<>();
    List<RunSummary> rows = new ArrayList<>();
    for (Path path : folders) {
      SweepFollower follower =
          followers.computeIfAbsent(path, folder -> new SweepFollower(new SweepFolder(folder)));
      seen.put(path, follower);
      RunDirectory folder = new RunDirectory(path);
      Outcome<SweepStatus> status = follower.look(now);
      status.toOptional().ifPresent(known -> statuses.put(folder, known));
      rows.add(
          status.fold(
              known -> row(folder, known, follower.planned(), jobs.getOrDefault(path, "")),
              why -> refused(folder, why, follower.planned())));
    }
    followers = seen;
    return new Found(rows, statuses);
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
      RunDirectory folder, SweepStatus status, Instant planned, String queued) {
    SweepCounts counts = status.summary().withQueued(queued);
    RunState state =
        queued(planned)
            .withStatus(status(counts))
            .at("", counts.finished() + counts.diverged(), counts.planned(), status.progress())
            .withSpeed(0, status.isDone() ? 0 : status.remaining());
    return RunSummary.ofSweep(folder, state, status.plan().name(), counts);
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
    if (counts.waiting() > 0) {
      return RunStatus.STOPPED;
    }
    return counts.failed() > 0 ? RunStatus.FAILED : RunStatus.FINISHED;
  }
}

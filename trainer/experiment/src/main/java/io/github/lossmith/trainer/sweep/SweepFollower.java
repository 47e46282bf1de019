package io.github.lossmith.trainer.sweep;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.run.FileFollower;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at a planned sweep again and again: the plan is read anew only where its file has changed,
 * of the runs only the states that have. Not thread-safe.
 */
public final class SweepFollower {
  private final SweepFolder folder;
  private final FileFollower<SweepPlan> plan;
  private final RunFolder runs;

  public SweepFollower(SweepFolder folder) {
    this.folder = folder;
    plan = new FileFollower<>(folder.file(), folder::read);
    runs = RunFolder.ofSweep(folder.path());
  }

  /** When something was planned here last. */
  public Instant planned() {
    return plan.modified();
  }

  /** How far the sweep is now; a problem where its plan or its folder cannot be read. */
  public Outcome<SweepStatus> look(Instant now) {
    try {
      Outcome<SweepPlan> planned = plan.look();
      if (!planned.isOk()) {
        return planned.map(none -> new SweepStatus(none, List.of()));
      }
      Map<RunDirectory, RunSummary> begun = new HashMap<>();
      runs.scan(now).forEach(run -> begun.put(run.directory(), run));
      return planned.map(
          of ->
              new SweepStatus(
                  of,
                  of.tasks().stream()
                      .map(task -> TaskStatus.of(task, Optional.ofNullable(begun.get(task.run()))))
                      .toList()));
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", folder.file(), unreadable);
    }
  }
}

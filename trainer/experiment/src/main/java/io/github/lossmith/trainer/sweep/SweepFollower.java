package io.github.lossmith.trainer.sweep;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a planned sweep again and again: the plan is read anew only where its file has changed,
 * of the runs only the states that have. Not thread-safe.
 */
public final class SweepFollower {
  private final SweepFolder folder;
  private final RunFolder runs;
  private @Nullable Known known;

  /** The plan as it was read, or why it could not be. */
  private record Known(
      FileTime modified, Optional<Object> key, long size, Outcome<SweepPlan> plan) {
    boolean isOf(BasicFileAttributes file) {
      return modified.equals(file.lastModifiedTime())
          && key.equals(Optional.ofNullable(file.fileKey()))
          && size == file.size();
    }
  }

  public SweepFollower(SweepFolder folder) {
    this.folder = folder;
    runs = RunFolder.ofSweep(folder.path());
  }

  /** When something was planned here last. */
  public Instant planned() {
    Known plan = known;
    return plan == null ? Instant.EPOCH : plan.modified().toInstant();
  }

  /** How far the sweep is now; a problem where its plan or its folder cannot be read. */
  public Outcome<SweepStatus> look(Instant now) {
    try {
      Outcome<SweepPlan> plan = plan();
      if (!plan.isOk()) {
        return plan.map(none -> new SweepStatus(none, List.of()));
      }
      Map<RunDirectory, RunSummary> begun = new HashMap<>();
      runs.scan(now).forEach(run -> begun.put(run.directory(), run));
      return plan.map(
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

  private Outcome<SweepPlan> plan() throws IOException {
    BasicFileAttributes file = Files.readAttributes(folder.file(), BasicFileAttributes.class);
    Known before = known;
    if (before != null && before.isOf(file)) {
      return before.plan();
    }
    Outcome<SweepPlan> read = folder.read();
    known =
        new Known(file.lastModifiedTime(), Optional.ofNullable(file.fileKey()), file.size(), read);
    return read;
  }
}

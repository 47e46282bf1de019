package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import io.github.lossmith.trainer.run.RunProcess;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The runs in the chosen folder, looked at again every second: also those that the command line or
 * another machine has started. All methods are called on the screen's thread.
 */
public final class RunsModel {
  /** Between two looks at the folder. */
  static final Duration REFRESH_EVERY = Duration.ofSeconds(1);

  private final Tasks tasks;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<Path> folder;
  private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
  private final List<Runnable> afterRefresh = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private RunFolder scanner;
  private boolean refreshing;
  private boolean closed;
  private Cancellable next = () -> {};

  RunsModel(Tasks tasks, Clock clock, Path folder) {
    this.tasks = tasks;
    this.clock = clock;
    this.folder = new ReadOnlyObjectWrapper<>(folder);
    scanner = new RunFolder(folder);
  }

  public ReadOnlyObjectProperty<Path> folder() {
    return folder.getReadOnlyProperty();
  }

  /** Why the folder cannot be read. */
  public ReadOnlyObjectProperty<Optional<Problem>> problem() {
    return problem.getReadOnlyProperty();
  }

  /** The runs, the one started last first. */
  public ObservableList<RunSummary> runs() {
    return FXCollections.unmodifiableObservableList(runs);
  }

  /** The run in this directory as it was last seen. */
  public Optional<RunSummary> find(RunDirectory directory) {
    return runs.stream().filter(run -> run.directory().equals(directory)).findFirst();
  }

  /** What the run in this directory is called, its folder's name where it is not in the list. */
  public String title(RunDirectory directory) {
    return find(directory).map(RunSummary::title).orElse(directory.name());
  }

  /** The state of a run that waits for its turn again. */
  public RunState queued(RunSummary run) {
    return run.state().ended(RunStatus.QUEUED, "").signed(RunProcess.NONE, clock.instant());
  }

  /** Looks into another folder. */
  public void choose(Path chosen) {
    folder.set(chosen);
    scanner = new RunFolder(chosen);
    runs.clear();
    refresh();
  }

  /** Called after every look, such as to start the next run of the queue. */
  public void afterRefresh(Runnable listener) {
    afterRefresh.add(listener);
  }

  /** Looks now, and from then on every second. */
  public void refresh() {
    next.cancel();
    if (refreshing || closed) {
      return;
    }
    refreshing = true;
    RunFolder refreshed = scanner;
    tasks.background(() -> scan(refreshed));
  }

  private void scan(RunFolder refreshed) {
    List<RunSummary> found = List.of();
    Optional<Problem> trouble = Optional.empty();
    try {
      found = refreshed.scan(clock.instant());
    } catch (IOException unreadable) {
      trouble =
          Optional.of(Problem.of("app.train.folder.unreadable", refreshed.path(), unreadable));
    }
    List<RunSummary> seen = found;
    Optional<Problem> problem = trouble;
    tasks.onScreen(() -> publish(refreshed, seen, problem));
  }

  private void publish(RunFolder refreshed, List<RunSummary> found, Optional<Problem> trouble) {
    refreshing = false;
    if (closed) {
      return;
    }
    if (refreshed != scanner) {
      refresh();
      return;
    }
    problem.set(trouble);
    update(found);
    List.copyOf(afterRefresh).forEach(Runnable::run);
    next = tasks.later(REFRESH_EVERY, this::refresh);
  }

  /** Changes only what has changed, so that a selection stays. */
  private void update(List<RunSummary> found) {
    boolean sameRuns =
        runs.stream()
            .map(RunSummary::directory)
            .toList()
            .equals(found.stream().map(RunSummary::directory).toList());
    if (!sameRuns) {
      runs.setAll(found);
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(runs.get(i))) {
        runs.set(i, found.get(i));
      }
    }
  }

  public void close() {
    closed = true;
    next.cancel();
  }
}

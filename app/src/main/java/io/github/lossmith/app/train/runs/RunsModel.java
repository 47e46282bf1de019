package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.scheduler.QueuedTasks;
import io.github.lossmith.app.task.PeriodicReading;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.Interruption;
import io.github.lossmith.trainer.run.LogTail;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.SweepCounts;
import io.github.lossmith.trainer.search.SearchStatus;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.TaskState;
import io.github.lossmith.trainer.sweep.TaskStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The runs in the chosen folder, read again every second, including those that the command line or
 * another machine has started. All methods are called on the JavaFX thread.
 */
public final class RunsModel {
  /** Pause between two readings of the folder. */
  static final Duration REFRESH_EVERY = Duration.ofSeconds(1);

  private final PeriodicReading<Found> reading;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<Path> folder;
  private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
  private final ObservableList<RunSummary> rows = FXCollections.observableArrayList();
  private final List<Runnable> afterRefresh = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private RunFolder scanner;
  private GroupRows groups = new GroupRows();
  private SweepRows plans = new SweepRows();

  private Map<RunDirectory, String> lastLines = Map.of();
  private Map<RunDirectory, String> engines = Map.of();
  private SweepRows.Found sweeps = SweepRows.Found.NONE;
  private Map<Path, QueuedTasks> queued = Map.of();

  /**
   * What a look has found.
   *
   * @param runs empty where the folder cannot be read
   * @param rows the same with groups as one, and sweeps
   * @param lastLines of the logs of those whose process is gone
   * @param engines that began them
   * @param sweeps and searches, among the rows too
   */
  private record Found(
      Optional<List<RunSummary>> runs,
      List<RunSummary> rows,
      Map<RunDirectory, String> lastLines,
      Map<RunDirectory, String> engines,
      SweepRows.Found sweeps,
      Optional<Problem> problem) {}

  RunsModel(Tasks tasks, Clock clock, Path folder) {
    reading = new PeriodicReading<>(tasks, REFRESH_EVERY, this::scan, this::publish);
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

  /** The rows of the list: single runs, and groups of seeds. */
  public ObservableList<RunSummary> rows() {
    return FXCollections.unmodifiableObservableList(rows);
  }

  /** The run, group or sweep in this directory as it was last seen. */
  public Optional<RunSummary> find(RunDirectory directory) {
    return Stream.concat(runs.stream(), rows.stream())
        .filter(run -> run.directory().equals(directory))
        .findFirst()
        .or(() -> findInSweep(directory));
  }

  private Optional<RunSummary> findInSweep(RunDirectory run) {
    Path parent = run.path().getParent();
    SweepStatus sweep = parent == null ? null : sweeps.statuses().get(new RunDirectory(parent));
    return sweep == null
        ? Optional.empty()
        : sweep.tasks().stream()
            .filter(task -> task.task().run().equals(run))
            .findFirst()
            .flatMap(this::summary);
  }

  /** Empty where the task has not begun. */
  private Optional<RunSummary> summary(TaskStatus task) {
    return task.run()
        .map(
            state ->
                new RunSummary(
                    task.task().run(),
                    state,
                    task.state() == TaskState.RUNNING
                        ? Optional.empty()
                        : state.interruption(clock.instant()),
                    task.task().title()));
  }

  /** How far the sweep in this directory is; empty where there is none, or none can be read. */
  public Optional<SweepStatus> sweep(RunDirectory directory) {
    return Optional.ofNullable(sweeps.statuses().get(directory));
  }

  /** How far the search in this directory is; empty where there is none, or none can be read. */
  public Optional<SearchStatus> search(RunDirectory directory) {
    return Optional.ofNullable(sweeps.searches().get(directory));
  }

  /** The runs of a sweep, or of a search, that train. */
  List<RunSummary> working(RunDirectory sweep) {
    return search(sweep).map(SearchStatus::together).or(() -> sweep(sweep)).stream()
        .flatMap(status -> status.tasks().stream())
        .filter(task -> task.state() == TaskState.RUNNING)
        .flatMap(task -> summary(task).stream())
        .toList();
  }

  /** The row of a run: that of its group, or its own. */
  public Optional<RunSummary> row(RunDirectory run) {
    return rows.stream()
        .filter(
            row ->
                row.directory().equals(run)
                    || (row.sweep().isPresent() && run.path().startsWith(row.directory().path()))
                    || row.runs().stream().anyMatch(one -> one.directory().equals(run)))
        .findFirst();
  }

  /** The runs of a group in the order of its seeds; a run that is none is its own. */
  public List<RunDirectory> members(RunDirectory directory) {
    return rows.stream()
        .filter(row -> row.directory().equals(directory))
        .findFirst()
        .map(row -> row.runs().stream().map(RunSummary::directory).toList())
        .orElseGet(() -> List.of(directory));
  }

  /** What the run in this directory is called, its folder's name where it is not in the list. */
  public String title(RunDirectory directory) {
    return find(directory).map(RunSummary::title).orElse(directory.name());
  }

  /** The last thing that a run said whose process is gone; empty of others. */
  public String lastLine(RunSummary run) {
    return lastLines.getOrDefault(run.current().directory(), "");
  }

  /** The name of the engine that began a run; empty before the first look. */
  public String engine(RunSummary run) {
    return engine(run.current().directory());
  }

  /** The same for the run in this directory. */
  public String engine(RunDirectory directory) {
    return engines.getOrDefault(directory, "");
  }

  /** The time by the clock of the list. */
  Instant now() {
    return clock.instant();
  }

  /** The state of a run that waits for its turn again. */
  public RunState queued(RunSummary run) {
    return run.state().ended(RunStatus.QUEUED, "").signed(RunProcess.NONE, clock.instant());
  }

  /** Reads another folder, without waiting for a reading of the old one that hangs. */
  public void choose(Path chosen) {
    folder.set(chosen);
    scanner = new RunFolder(chosen);
    groups = new GroupRows();
    plans = new SweepRows();
    sweeps = SweepRows.Found.NONE;
    runs.clear();
    rows.clear();
    reading.anew();
  }

  /** Called after every look, such as to start the next run of the queue. */
  public void afterRefresh(Runnable listener) {
    afterRefresh.add(listener);
  }

  /** Looks now, and from then on every second; what is written before this is seen. */
  public void refresh() {
    reading.now();
  }

  /** The folders of sweeps that have runs which wait. */
  List<Path> waitingSweeps() {
    return rows.stream()
        .filter(row -> row.sweep().map(SweepCounts::waiting).orElse(0) > 0)
        .map(
            row ->
                search(row.directory())
                    .flatMap(SearchStatus::current)
                    .map(SweepPlan::folder)
                    .orElse(row.directory().path()))
        .toList();
  }

  /** What waits in the queue of a scheduler, by the folders of the sweeps. */
  void showQueued(Map<Path, QueuedTasks> jobs) {
    queued = jobs;
    refresh();
  }

  private Supplier<Found> scan() {
    RunFolder refreshed = scanner;
    GroupRows grouped = groups;
    SweepRows planned = plans;
    Map<RunDirectory, String> known = lastLines;
    Map<RunDirectory, String> begun = engines;
    Map<Path, QueuedTasks> jobs = queued;
    return () -> {
      try {
        Instant now = clock.instant();
        List<RunSummary> found = refreshed.scan(now);
        SweepRows.Found together = planned.of(refreshed.sweeps(), now, jobs);
        return new Found(
            Optional.of(found),
            SweepRows.merged(grouped.of(found), together.rows()),
            lastLines(found, known),
            engines(found, begun),
            together,
            Optional.empty());
      } catch (IOException unreadable) {
        return new Found(
            Optional.empty(),
            List.of(),
            known,
            begun,
            SweepRows.Found.NONE,
            Optional.of(Problem.of("app.train.folder.unreadable", refreshed.path(), unreadable)));
      }
    };
  }

  /** The log of a process that has ended does not change and is not read again. */
  private static Map<RunDirectory, String> lastLines(
      List<RunSummary> runs, Map<RunDirectory, String> known) {
    Map<RunDirectory, String> lines = new HashMap<>();
    for (RunSummary run : runs) {
      if (run.interruption().filter(Interruption.PROCESS_GONE::equals).isPresent()) {
        RunDirectory directory = run.directory();
        String line = known.get(directory);
        lines.put(directory, line == null ? lastLine(directory) : line);
      }
    }
    return lines;
  }

  /** A run stays with its engine: what is known is not read again. */
  private static Map<RunDirectory, String> engines(
      List<RunSummary> runs, Map<RunDirectory, String> known) {
    Map<RunDirectory, String> names = new HashMap<>();
    for (RunSummary run : runs) {
      String name = known.get(run.directory());
      names.put(run.directory(), name == null ? EngineChoice.of(run.directory()).engine() : name);
    }
    return names;
  }

  private static String lastLine(RunDirectory run) {
    return LogTail.lastLine(run.log()).orElse("");
  }

  /**
   * Publishes what was found; if the folder is temporarily unreadable, the runs stay as last seen.
   */
  private void publish(Found found) {
    problem.set(found.problem());
    lastLines = found.lastLines();
    engines = found.engines();
    found
        .runs()
        .ifPresent(
            all -> {
              sweeps = found.sweeps();
              update(runs, all);
              update(rows, found.rows());
            });
    List.copyOf(afterRefresh).forEach(Runnable::run);
  }

  /** Changes only what has changed, so that a selection stays. */
  private static void update(ObservableList<RunSummary> list, List<RunSummary> found) {
    boolean same =
        list.stream()
            .map(RunSummary::directory)
            .toList()
            .equals(found.stream().map(RunSummary::directory).toList());
    if (!same) {
      list.setAll(found);
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(list.get(i))) {
        list.set(i, found.get(i));
      }
    }
  }

  public void close() {
    reading.close();
  }
}

package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The sweep that is selected in the list, with what its runs have reached. All methods are called
 * on the JavaFX thread.
 */
public final class SweepModel {
  /** A thousand runs are read in some seconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunListModel list;
  private final Runnable onCurves;
  private final LatestInputWorker<List<RunDirectory>, SweepResults> worker;
  private final ReadOnlyObjectWrapper<Optional<SweepStatus>> status =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SweepResults> results =
      new ReadOnlyObjectWrapper<>(SweepResults.NONE);
  private final StringProperty rows = new SimpleStringProperty(SweepAxes.LOSS);
  private final StringProperty columns = new SimpleStringProperty(SweepAxes.SETTING);
  private final ObjectProperty<Optional<String>> family =
      new SimpleObjectProperty<>(Optional.empty());
  private List<RunDirectory> asked = List.of();

  /**
   * @param onCurves brings the curves to the front
   */
  public SweepModel(Tasks tasks, RunListModel list, Runnable onCurves) {
    this.list = list;
    this.onCurves = onCurves;
    SweepResults.Reader reader = new SweepResults.Reader();
    worker = new LatestInputWorker<>(tasks, reader::of, results::set, PATIENCE, slow -> {});
    list.runs().afterRefresh(this::look);
    list.selection().selected().addListener(changed -> look());
  }

  /** How far the sweep is; empty where none is selected, or it cannot be read. */
  ReadOnlyObjectProperty<Optional<SweepStatus>> status() {
    return status.getReadOnlyProperty();
  }

  /** What its runs have reached so far. */
  ReadOnlyObjectProperty<SweepResults> results() {
    return results.getReadOnlyProperty();
  }

  /** The axis of the rows, see {@link SweepAxes}. */
  StringProperty rows() {
    return rows;
  }

  /** The axis of the columns. */
  StringProperty columns() {
    return columns;
  }

  /** The loss of which runs are shown; empty: of all. */
  ObjectProperty<Optional<String>> family() {
    return family;
  }

  /** The row of the list. */
  public Optional<RunSummary> row() {
    return status.get().flatMap(one -> list.runs().find(new RunDirectory(one.plan().folder())));
  }

  private void look() {
    Optional<SweepStatus> now = list.selection().selected().get().flatMap(this::sweep);
    boolean another = !folder(now).equals(folder(status.get()));
    if (another) {
      results.set(SweepResults.NONE);
      asked = List.of();
      List<SweepTask> tasks = tasks(now);
      List<String> axes = SweepAxes.of(tasks);
      family.set(Optional.empty());
      rows.set(axes.contains(rows.get()) ? rows.get() : SweepAxes.LOSS);
      columns.set(axes.contains(columns.get()) ? columns.get() : SweepAxes.SETTING);
    }
    if (!now.equals(status.get())) {
      status.set(now);
    }
    ask(now);
  }

  private static Optional<Path> folder(Optional<SweepStatus> status) {
    return status.map(one -> one.plan().folder());
  }

  private static List<SweepTask> tasks(Optional<SweepStatus> status) {
    return status.map(one -> one.plan().tasks()).orElse(List.of());
  }

  /** The sweep in a folder, or that of a run. */
  private Optional<SweepStatus> sweep(RunDirectory selected) {
    Path parent = selected.path().getParent();
    return list.runs()
        .sweep(selected)
        .or(() -> Optional.ofNullable(parent).map(RunDirectory::new).flatMap(list.runs()::sweep));
  }

  private void ask(Optional<SweepStatus> now) {
    List<RunDirectory> ended =
        now.stream()
            .flatMap(one -> one.tasks().stream())
            .filter(task -> task.state().isResult())
            .map(TaskStatus::task)
            .map(SweepTask::run)
            .toList();
    if (!ended.equals(asked)) {
      asked = ended;
      worker.submit(ended);
    }
  }

  /** The axes that the sweep has. */
  List<String> axes() {
    return SweepAxes.of(tasks(status.get()));
  }

  /** The losses that its file names. */
  List<String> families() {
    return SweepAxes.families(tasks(status.get()));
  }

  /** The runs in rows and columns. */
  SweepTable table() {
    return SweepTable.of(
        status.get().map(SweepStatus::tasks).orElse(List.of()),
        results.get().scores(),
        new SweepTable.Choice(rows.get(), columns.get(), family.get()));
  }

  /** Ticks the runs of a cell and no others, with their curves in front. */
  void show(SweepTable.Cell cell) {
    if (!cell.runs().isEmpty()) {
      list.selection().showOnly(cell.runs().get(0));
      list.selection().shown().addAll(cell.runs());
      onCurves.run();
    }
  }
}

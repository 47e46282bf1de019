package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.search.SearchStatus;
import io.github.lossmith.trainer.sweep.SweepPlan;
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

  /** As many runs are read before the table shows them: about a second on a busy machine. */
  private static final int PORTION = 100;

  private final RunListModel list;
  private final Runnable onCurves;
  private final LatestInputWorker<Question, SweepResults> worker;
  private final ReadOnlyObjectWrapper<Optional<SweepStatus>> status =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SweepResults> results =
      new ReadOnlyObjectWrapper<>(SweepResults.NONE);
  private final StringProperty rows = new SimpleStringProperty(SweepAxes.LOSS);
  private final StringProperty columns = new SimpleStringProperty(SweepAxes.SETTING);
  private final ObjectProperty<Optional<String>> family =
      new SimpleObjectProperty<>(Optional.empty());
  private List<RunDirectory> ended = List.of();
  private Question asked = new Question(List.of(), true);

  /** Runs to read; {@code all}: no others have ended. */
  private record Question(List<RunDirectory> runs, boolean all) {}

  /**
   * @param onCurves brings the curves to the front
   */
  public SweepModel(Tasks tasks, RunListModel list, Runnable onCurves) {
    this.list = list;
    this.onCurves = onCurves;
    SweepResults.Reader reader = new SweepResults.Reader();
    worker =
        new LatestInputWorker<>(
            tasks, one -> reader.of(one.runs(), one.all()), this::publish, PATIENCE, slow -> {});
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
    return status.get().flatMap(one -> list.runs().row(new RunDirectory(one.plan().folder())));
  }

  /** What is to be trained: of a search, the runs that it has planned last. */
  Optional<SweepPlan> current() {
    return row()
        .flatMap(row -> list.runs().search(row.directory()))
        .flatMap(SearchStatus::current)
        .or(() -> status.get().map(SweepStatus::plan));
  }

  private void look() {
    Optional<SweepStatus> now = list.selection().selected().get().flatMap(this::sweep);
    boolean another = !folder(now).equals(folder(status.get()));
    if (another) {
      results.set(SweepResults.NONE);
      ended = List.of();
      asked = new Question(List.of(), true);
      List<SweepTask> tasks = tasks(now);
      List<String> axes = SweepAxes.of(tasks).names();
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
    ended =
        now.stream()
            .flatMap(one -> one.tasks().stream())
            .filter(task -> task.state().isResult())
            .map(TaskStatus::task)
            .map(SweepTask::run)
            .toList();
    if (!worker.busy()) {
      ask(results.get().read());
    }
  }

  /** The runs that were read before and some more. */
  private void ask(int read) {
    int next = Math.min(ended.size(), read + PORTION);
    Question question = new Question(ended.subList(0, next), next == ended.size());
    if (!question.equals(asked)) {
      asked = question;
      worker.submit(question);
    }
  }

  /** What belongs to a sweep that was selected before is not shown. */
  private void publish(SweepResults found) {
    if (found.read() == asked.runs().size()) {
      results.set(found);
      ask(found.read());
    }
  }

  /** The axes that the sweep has. */
  List<String> axes() {
    return SweepAxes.of(tasks(status.get())).names();
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

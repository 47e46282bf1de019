package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.task.PeriodicReading;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.runs.RunSelection;
import io.github.lossmith.trainer.run.RunDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * Follows the runs that are on the figure, and the selected one: their files are read away from the
 * screen, and what is new is shown at a fixed rate, however fast it comes. All methods are called
 * on the JavaFX thread.
 */
public final class WatchModel {
  /** Time between two updates of the curves. */
  static final Duration UPDATE_EVERY = Duration.ofMillis(500);

  private final PeriodicReading<List<RunView>> reading;
  private final RunTitles titles;
  private final Map<RunDirectory, RunFollower> followers = new HashMap<>();
  private final RunSelection selection;
  private final ReadOnlyObjectWrapper<List<RunView>> views = new ReadOnlyObjectWrapper<>(List.of());

  /** What is known of the runs in the list. */
  @FunctionalInterface
  public interface RunTitles {
    /** What a run, or a group, is called. */
    String title(RunDirectory run);

    /** The runs of a group in the order of its seeds; a run that is none is its own. */
    default List<RunDirectory> members(RunDirectory run) {
      return List.of(run);
    }
  }

  /**
   * @param selection which runs and groups are followed
   */
  public WatchModel(Tasks tasks, RunSelection selection, RunTitles titles) {
    reading = new PeriodicReading<>(tasks, UPDATE_EVERY, this::readers, views::set);
    this.selection = selection;
    this.titles = titles;
    selection.shown().addListener((SetChangeListener<RunDirectory>) change -> update());
    selection.selected().addListener((observed, before, now) -> update());
  }

  /** The runs ticked for the figure and the comparison. */
  public ObservableSet<RunDirectory> shown() {
    return selection.shown();
  }

  /** The run whose details are shown. */
  public ObjectProperty<Optional<RunDirectory>> selected() {
    return selection.selected();
  }

  /** What is known of the runs followed, in the order they were ticked. */
  public ReadOnlyObjectProperty<List<RunView>> views() {
    return views.getReadOnlyProperty();
  }

  /** The selected run; of a selected group the run whose seed has been trained last. */
  public Optional<RunView> selectedView() {
    List<RunView> of = selected().get().map(this::viewsOf).orElse(List.of());
    return of.stream()
        .filter(view -> !view.losses().isEmpty())
        .reduce((before, view) -> view)
        .or(() -> of.stream().findFirst());
  }

  /** The run whose details are shown: the selected one, or one of the selected group. */
  public Optional<RunDirectory> selectedRun() {
    return selectedView().map(RunView::directory).or(() -> selected().get());
  }

  /** The ticked runs, or the selected one where none is ticked; of groups all their runs. */
  public List<RunView> shownViews() {
    List<RunView> ticked =
        views.get().stream().filter(view -> shown().contains(view.row())).toList();
    return ticked.isEmpty() ? selected().get().map(this::viewsOf).orElse(List.of()) : ticked;
  }

  private List<RunView> viewsOf(RunDirectory row) {
    return views.get().stream()
        .filter(view -> view.row().equals(row) || view.directory().equals(row))
        .toList();
  }

  /** The runs to read, and the group with which each is shown. */
  private Map<RunDirectory, Optional<RunView.GroupTitle>> followed() {
    Set<RunDirectory> rows = new LinkedHashSet<>(shown());
    selected().get().ifPresent(rows::add);
    Map<RunDirectory, Optional<RunView.GroupTitle>> all = new LinkedHashMap<>();
    for (RunDirectory row : rows) {
      for (RunDirectory run : titles.members(row)) {
        boolean itself = run.equals(row);
        all.putIfAbsent(
            run,
            itself
                ? Optional.empty()
                : Optional.of(new RunView.GroupTitle(row, titles.title(row))));
      }
    }
    return all;
  }

  /** Reads now, and from then on at the fixed rate. */
  public void update() {
    reading.now();
  }

  private Supplier<List<RunView>> readers() {
    Map<RunDirectory, Optional<RunView.GroupTitle>> groups = followed();
    List<RunDirectory> wanted = List.copyOf(groups.keySet());
    followers.keySet().retainAll(wanted);
    List<RunFollower> readers =
        wanted.stream().map(run -> followers.computeIfAbsent(run, RunFollower::new)).toList();
    List<String> called = wanted.stream().map(titles::title).toList();
    List<Optional<RunView.GroupTitle>> grouped = List.copyOf(groups.values());
    return () -> {
      List<RunView> read = new ArrayList<>();
      for (int i = 0; i < readers.size(); i++) {
        read.add(readers.get(i).view(called.get(i), grouped.get(i)));
      }
      return read;
    };
  }

  public void close() {
    reading.close();
  }
}

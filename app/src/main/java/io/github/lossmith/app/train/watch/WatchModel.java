package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.task.PeriodicReading;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.runs.RunSelection;
import io.github.lossmith.trainer.run.RunDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
  private final Function<RunDirectory, String> titles;
  private final Map<RunDirectory, RunFollower> followers = new HashMap<>();
  private final RunSelection selection;
  private final ReadOnlyObjectWrapper<List<RunView>> views = new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param selection which runs are followed
   * @param titles what the runs are called
   */
  public WatchModel(Tasks tasks, RunSelection selection, Function<RunDirectory, String> titles) {
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

  /** The selected run. */
  public Optional<RunView> selectedView() {
    return selected().get().flatMap(this::view);
  }

  /** The ticked runs, or the selected one where none is ticked. */
  public List<RunView> shownViews() {
    List<RunView> ticked =
        views.get().stream().filter(view -> shown().contains(view.directory())).toList();
    return ticked.isEmpty() ? selectedView().stream().toList() : ticked;
  }

  private Optional<RunView> view(RunDirectory directory) {
    return views.get().stream().filter(view -> view.directory().equals(directory)).findFirst();
  }

  private List<RunDirectory> followed() {
    Set<RunDirectory> all = new LinkedHashSet<>(shown());
    selected().get().ifPresent(all::add);
    return new ArrayList<>(all);
  }

  /** Reads now, and from then on at the fixed rate. */
  public void update() {
    reading.now();
  }

  private Supplier<List<RunView>> readers() {
    List<RunDirectory> wanted = followed();
    followers.keySet().retainAll(wanted);
    List<RunFollower> readers =
        wanted.stream().map(run -> followers.computeIfAbsent(run, RunFollower::new)).toList();
    List<String> called = wanted.stream().map(titles).toList();
    return () -> {
      List<RunView> read = new ArrayList<>();
      for (int i = 0; i < readers.size(); i++) {
        read.add(readers.get(i).view(called.get(i)));
      }
      return read;
    };
  }

  public void close() {
    reading.close();
  }
}

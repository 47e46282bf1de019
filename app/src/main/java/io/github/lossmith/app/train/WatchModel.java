package io.github.lossmith.app.train;

import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * Follows the runs that are on the figure, and the selected one: their files are read away from the
 * screen, and what is new is shown at a fixed rate, however fast it comes. All methods are called
 * on the screen's thread.
 */
public final class WatchModel {
  /** Between two updates of the curves. */
  static final Duration UPDATE_EVERY = Duration.ofMillis(500);

  private final Tasks tasks;
  private final Function<RunDirectory, String> titles;
  private final Map<RunDirectory, RunFollower> followers = new HashMap<>();
  private final ObservableSet<RunDirectory> shown =
      FXCollections.observableSet(new LinkedHashSet<>());
  private final ObjectProperty<Optional<RunDirectory>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<RunView>> views = new ReadOnlyObjectWrapper<>(List.of());
  private Cancellable next = () -> {};
  private boolean reading;
  private boolean again;
  private boolean closed;

  /**
   * @param titles what the runs are called
   */
  WatchModel(Tasks tasks, Function<RunDirectory, String> titles) {
    this.tasks = tasks;
    this.titles = titles;
    shown.addListener((SetChangeListener<RunDirectory>) change -> update());
    selected.addListener((observed, before, now) -> update());
  }

  /** The runs ticked for the figure and the comparison. */
  public ObservableSet<RunDirectory> shown() {
    return shown;
  }

  /** Ticks this run and no other. */
  void showOnly(RunDirectory run) {
    shown.retainAll(Set.of(run));
    shown.add(run);
    selected.set(Optional.of(run));
  }

  /** The run whose details are shown. */
  public ObjectProperty<Optional<RunDirectory>> selected() {
    return selected;
  }

  /** What is known of the runs followed, in the order they were ticked. */
  public ReadOnlyObjectProperty<List<RunView>> views() {
    return views.getReadOnlyProperty();
  }

  /** The selected run. */
  public Optional<RunView> selectedView() {
    return selected.get().flatMap(this::view);
  }

  /** The ticked runs, or the selected one where none is ticked. */
  public List<RunView> shownViews() {
    List<RunView> ticked =
        views.get().stream().filter(view -> shown.contains(view.directory())).toList();
    return ticked.isEmpty() ? selectedView().stream().toList() : ticked;
  }

  private Optional<RunView> view(RunDirectory directory) {
    return views.get().stream().filter(view -> view.directory().equals(directory)).findFirst();
  }

  /** Lets go of runs that are no longer there. */
  void keep(List<RunSummary> runs) {
    Set<RunDirectory> there =
        new LinkedHashSet<>(runs.stream().map(RunSummary::directory).toList());
    shown.removeIf(run -> !there.contains(run));
    if (selected.get().filter(run -> !there.contains(run)).isPresent()) {
      selected.set(Optional.empty());
    }
  }

  private List<RunDirectory> followed() {
    Set<RunDirectory> all = new LinkedHashSet<>(shown);
    selected.get().ifPresent(all::add);
    return new ArrayList<>(all);
  }

  /** Reads now, and from then on at the fixed rate. */
  void update() {
    next.cancel();
    if (closed) {
      return;
    }
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    List<RunDirectory> wanted = followed();
    followers.keySet().retainAll(wanted);
    List<RunFollower> readers =
        wanted.stream().map(run -> followers.computeIfAbsent(run, RunFollower::new)).toList();
    List<String> called = wanted.stream().map(titles).toList();
    tasks.background(
        () -> {
          List<RunView> read = new ArrayList<>();
          for (int i = 0; i < readers.size(); i++) {
            read.add(readers.get(i).view(called.get(i)));
          }
          tasks.onScreen(() -> publish(read));
        });
  }

  private void publish(List<RunView> read) {
    reading = false;
    if (closed) {
      return;
    }
    views.set(read);
    if (again) {
      again = false;
      update();
    } else {
      next = tasks.later(UPDATE_EVERY, this::update);
    }
  }

  void close() {
    closed = true;
    next.cancel();
  }
}

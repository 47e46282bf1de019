package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * Which runs are ticked for the figure and the comparison, and which one is selected. All methods
 * are called on the JavaFX thread.
 */
public final class RunSelection {
  private final ObservableSet<RunDirectory> shown =
      FXCollections.observableSet(new LinkedHashSet<>());
  private final ObjectProperty<Optional<RunDirectory>> selected =
      new SimpleObjectProperty<>(Optional.empty());

  /** The runs ticked, in the order in which they were. */
  public ObservableSet<RunDirectory> shown() {
    return shown;
  }

  /** The run whose details are shown. */
  public ObjectProperty<Optional<RunDirectory>> selected() {
    return selected;
  }

  /** Ticks this run and no other, and selects it. */
  public void showOnly(RunDirectory run) {
    shown.retainAll(Set.of(run));
    shown.add(run);
    selected.set(Optional.of(run));
  }

  /** Forgets runs that are no longer there. */
  public void keep(List<RunSummary> runs) {
    Set<RunDirectory> there =
        new LinkedHashSet<>(runs.stream().map(RunSummary::directory).toList());
    shown.removeIf(run -> !there.contains(run));
    if (selected.get().filter(run -> !there.contains(run)).isPresent()) {
      selected.set(Optional.empty());
    }
  }
}

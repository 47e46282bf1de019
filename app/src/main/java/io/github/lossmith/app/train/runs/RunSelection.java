package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.run.RunDirectory;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
  public void keep(Predicate<RunDirectory> isThere) {
    shown.removeIf(isThere.negate());
    if (selected.get().filter(isThere.negate()).isPresent()) {
      selected.set(Optional.empty());
    }
  }
}

package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.TargetSide;
import java.util.Collection;
import java.util.Set;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** Which designs are on the figure, and which one is in the inspector, by their ids. */
public final class DesignSelection {
  private final ObservableSet<Long> ticked = FXCollections.observableSet();
  private final LongProperty selected = new SimpleLongProperty();

  private final ObjectProperty<TargetSide> side = new SimpleObjectProperty<>(TargetSide.OBJECT);

  /** The side that is edited of a design with two. */
  public ObjectProperty<TargetSide> side() {
    return side;
  }

  /** The designs on the figure. */
  public ObservableSet<Long> ticked() {
    return ticked;
  }

  /** The design in the inspector. */
  public LongProperty selected() {
    return selected;
  }

  /** Adds a design to the figure, or removes it. */
  public void tick(long id, boolean on) {
    if (on) {
      ticked.add(id);
    } else {
      ticked.remove(id);
    }
  }

  /** Shows only one design in the figure. */
  public void tickOnly(long id) {
    tickOnly(Set.of(id));
  }

  /** Shows exactly these designs in the figure. */
  void tickOnly(Collection<Long> ids) {
    ticked.retainAll(ids);
    ticked.addAll(ids);
  }

  /** Shows a design in the figure and in the inspector. */
  void select(long id) {
    ticked.add(id);
    selected.set(id);
  }
}

package io.github.lossmith.app.playground;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The class of the points that a click into a picture adds; none while clicks add nothing. */
final class PointClass {
  private final ObjectProperty<Optional<Boolean>> rare =
      new SimpleObjectProperty<>(Optional.empty());

  /** Whether the next point is of the rare class; empty where clicks add none. */
  ObjectProperty<Optional<Boolean>> rare() {
    return rare;
  }

  Optional<Boolean> chosen() {
    return rare.get();
  }
}

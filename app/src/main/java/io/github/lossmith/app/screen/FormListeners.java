package io.github.lossmith.app.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Listeners of a form, taken away together when it is thrown away. */
public final class FormListeners implements AutoCloseable {
  private final List<Runnable> removals = new ArrayList<>();

  /** Runs {@code update} whenever one of the sources changes. */
  public void on(Runnable update, Observable... sources) {
    for (Observable source : sources) {
      InvalidationListener listener =
          observed -> {
            if (observed instanceof ObservableValue<?> value) {
              value.getValue();
            }
            update.run();
          };
      source.addListener(listener);
      removals.add(() -> source.removeListener(listener));
    }
  }

  /** Shows a node, or hides it without leaving a hole. */
  public static void show(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  /**
   * Shows a section with its parts, or hides it without them: what was never shown is then never
   * styled, which takes a good part of the window's start.
   */
  public static void show(Pane section, List<Node> parts, boolean on) {
    if (section.getChildren().isEmpty() == on) {
      section.getChildren().setAll(on ? parts : List.of());
    }
    show(section, on);
  }

  @Override
  public void close() {
    removals.forEach(Runnable::run);
    removals.clear();
  }
}

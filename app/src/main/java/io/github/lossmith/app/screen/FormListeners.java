package io.github.lossmith.app.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** The listeners of a form, removed together when it is disposed of. */
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

  /** Shows a node, or hides it without leaving space for it. */
  public static void show(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  /**
   * Shows a section with its children, or hides it and removes them: nodes that were never shown
   * are then never styled, which takes a large part of the window's start.
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

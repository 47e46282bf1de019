package io.github.lossmith.plotting.tool;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;

/** The event handlers of one tool on a node, removed together. */
final class ToolHandlers {
  private final Node node;
  private final List<Runnable> removals = new ArrayList<>();

  ToolHandlers(Node node) {
    this.node = node;
  }

  <E extends Event> ToolHandlers on(EventType<E> type, EventHandler<? super E> handler) {
    node.addEventHandler(type, handler);
    removals.add(() -> node.removeEventHandler(type, handler));
    return this;
  }

  void remove() {
    removals.forEach(Runnable::run);
  }
}

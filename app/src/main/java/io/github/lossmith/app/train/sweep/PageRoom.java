package io.github.lossmith.app.train.sweep;

import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The room of a page, which a part of it has alone while it is open. */
final class PageRoom {
  private PageRoom() {}

  /** Gives a pane all of the page, or as much as its title needs. */
  static void give(TitledPane pane, boolean open) {
    VBox.setVgrow(pane, open ? Priority.ALWAYS : Priority.NEVER);
    pane.setMinHeight(open ? 0 : Region.USE_PREF_SIZE);
    pane.setMaxHeight(open ? Double.MAX_VALUE : Region.USE_COMPUTED_SIZE);
    if (pane.getParent() != null) {
      pane.getParent().getChildrenUnmodifiable().stream()
          .filter(node -> node != pane)
          .forEach(node -> show(node, !open));
    }
  }

  /** Shows a node, or hides it without leaving a gap. */
  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}

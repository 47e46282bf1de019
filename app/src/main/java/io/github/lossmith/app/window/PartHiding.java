package io.github.lossmith.app.window;

import io.github.lossmith.app.lesson.LessonPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;

/**
 * Takes parts out of a form and puts them back in their order: whether they are visible is up to
 * their controllers.
 */
final class PartHiding {
  private final Map<Parent, List<Taken>> takenFrom = new HashMap<>();

  /**
   * A part that was taken out.
   *
   * @param siblings where it was
   * @param order of the siblings before anything was taken
   */
  private record Taken(Node node, ObservableList<Node> siblings, List<Node> order) {
    void putBack() {
      int index = 0;
      for (Node before : order.subList(0, order.indexOf(node))) {
        index = Math.max(index, siblings.indexOf(before) + 1);
      }
      siblings.add(index, node);
    }
  }

  /** Hides these parts of a form and shows all others. */
  void hide(Parent form, Set<LessonPart> parts) {
    List<Taken> taken = takenFrom.computeIfAbsent(form, absent -> new ArrayList<>());
    for (int i = taken.size() - 1; i >= 0; i--) {
      taken.get(i).putBack();
    }
    taken.clear();
    Set<String> classes = new HashSet<>();
    parts.forEach(part -> classes.add("part-" + part.key()));
    take(form, classes, taken);
  }

  private static void take(Node node, Set<String> classes, List<Taken> taken) {
    if (node instanceof SplitPane split) {
      double[] dividers = split.getDividerPositions();
      takeFrom(split.getItems(), classes, taken);
      split.setDividerPositions(dividers);
    } else if (node instanceof ScrollPane pane && pane.getContent() != null) {
      take(pane.getContent(), classes, taken);
    } else if (node instanceof Pane pane) {
      takeFrom(pane.getChildren(), classes, taken);
    }
  }

  private static void takeFrom(
      ObservableList<Node> siblings, Set<String> classes, List<Taken> taken) {
    List<Node> order = List.copyOf(siblings);
    for (Node node : order) {
      if (node.getStyleClass().stream().anyMatch(classes::contains)) {
        siblings.remove(node);
        taken.add(new Taken(node, siblings, order));
      } else {
        take(node, classes, taken);
      }
    }
  }
}

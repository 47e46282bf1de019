package io.github.lossmith.app.window;

import io.github.lossmith.app.lesson.LessonPart;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * Takes parts out of forms and puts them back in their order: whether they are visible is up to
 * their controllers.
 */
final class PartHiding {
  /** How to put back what was taken out of each form, the last one first. */
  private final Map<Parent, Deque<Runnable>> taken = new HashMap<>();

  /** Hides these parts of a form and shows all others. */
  void hide(Parent form, Set<LessonPart> parts) {
    Deque<Runnable> back = taken.computeIfAbsent(form, absent -> new ArrayDeque<>());
    while (!back.isEmpty()) {
      back.pop().run();
    }
    Set<String> classes = new HashSet<>();
    parts.forEach(part -> classes.add("part-" + part.key()));
    take(form, classes, back);
  }

  private static void take(Node node, Set<String> classes, Deque<Runnable> back) {
    if (node instanceof SplitPane split) {
      takeFrom(split, classes, back);
    } else if (node instanceof ScrollPane pane && pane.getContent() != null) {
      take(pane.getContent(), classes, back);
    } else if (node instanceof Pane pane) {
      takeFrom(pane.getChildren(), classes, back);
    }
  }

  /** The parts that stay keep their edges, and have them again when the others are back. */
  private static void takeFrom(SplitPane split, Set<String> classes, Deque<Runnable> back) {
    List<Node> before = List.copyOf(split.getItems());
    double[] dividers = split.getDividerPositions();
    back.push(() -> split.setDividerPositions(dividers));
    takeFrom(split.getItems(), classes, back);
    split.setDividerPositions(
        split.getItems().stream()
            .skip(1)
            .mapToDouble(node -> dividers[before.indexOf(node) - 1])
            .toArray());
  }

  private static void takeFrom(
      ObservableList<Node> siblings, Set<String> classes, Deque<Runnable> back) {
    for (Node node : List.copyOf(siblings)) {
      if (node.getStyleClass().stream().anyMatch(classes::contains)) {
        int index = siblings.indexOf(node);
        siblings.remove(node);
        back.push(() -> siblings.add(Math.min(index, siblings.size()), node));
      } else {
        take(node, classes, back);
      }
    }
  }
}

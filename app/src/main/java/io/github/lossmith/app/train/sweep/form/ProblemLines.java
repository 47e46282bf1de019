package io.github.lossmith.app.train.sweep.form;

import atlantafx.base.theme.Styles;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The lines below the fields that say what is wrong with them; a field without a problem has none.
 */
final class ProblemLines {
  private final Texts texts;
  private final List<Line> lines = new ArrayList<>();

  ProblemLines(Texts texts) {
    this.texts = texts;
  }

  /**
   * A field, and where its problems are told.
   *
   * @param place may change with what is typed
   */
  record Field(Node input, Supplier<String> place) {}

  private record Line(Label label, List<Field> fields) {}

  /** A line for one or more fields. */
  void add(Label label, List<Field> fields) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("problem");
    lines.add(new Line(label, fields));
  }

  /** Forgets the lines of rows that are made anew. */
  void forget(List<Label> labels) {
    lines.removeIf(line -> labels.contains(line.label()));
  }

  /** Shows these problems and no others. */
  void show(Map<String, Problem> problems) {
    for (Line line : lines) {
      String wrong =
          line.fields().stream()
              .map(field -> problems.get(field.place().get()))
              .filter(Objects::nonNull)
              .map(texts::text)
              .collect(Collectors.joining("\n"));
      line.label().setText(wrong);
      line.label().setVisible(!wrong.isEmpty());
      line.label().setManaged(!wrong.isEmpty());
      for (Field field : line.fields()) {
        mark(field.input(), problems.containsKey(field.place().get()));
      }
    }
  }

  /** A box that is typed into has a border of its own around the text. */
  private static void mark(Node input, boolean wrong) {
    input.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    if (input instanceof ComboBox<?> box && box.isEditable()) {
      box.getEditor().pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }
  }
}

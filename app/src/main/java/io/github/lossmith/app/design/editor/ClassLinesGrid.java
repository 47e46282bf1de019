package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.table.ClassTerm;
import io.github.lossmith.designer.table.ClassVectors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/**
 * A line of fields for each class, with an empty one at the end to add a class: its name, the
 * number of its objects, and its values, typed or, by a rule, computed.
 */
final class ClassLinesGrid extends GridPane {
  private static final int DIGITS = 3;
  private static final Map<ClassTerm, String> SYMBOLS =
      Map.of(
          ClassTerm.WEIGHT,
          "ω",
          ClassTerm.OFFSET,
          "ι",
          ClassTerm.SCALE,
          "Δ",
          ClassTerm.MARGIN,
          "m");
  private final Texts texts;
  private final Runnable commit;
  private final List<Row> rows = new ArrayList<>();
  private List<ClassTerm> typed = List.of();
  private boolean counts;

  /** The fields of a class. */
  private record Row(TextField name, TextField count, Map<ClassTerm, TextField> values) {
    TypedClassTables.Line line() {
      Map<ClassTerm, String> texts = new EnumMap<>(ClassTerm.class);
      values.forEach((term, field) -> texts.put(term, field.getText()));
      return new TypedClassTables.Line(name.getText(), count.getText(), texts);
    }
  }

  /**
   * @param commit is called after a field has been typed into
   */
  ClassLinesGrid(Texts texts, Runnable commit) {
    this.texts = texts;
    this.commit = commit;
    getStyleClass().add("class-lines");
  }

  /**
   * Shows classes.
   *
   * @param withCounts whether there is a column for the number of objects
   * @param editable the values that are typed
   */
  void show(List<TypedClassTables.Line> lines, boolean withCounts, List<ClassTerm> editable) {
    counts = withCounts;
    typed = List.copyOf(editable);
    rows.clear();
    getChildren().clear();
    getColumnConstraints().clear();
    head();
    lines.forEach(this::add);
    addEmpty();
  }

  private void head() {
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.SOMETIMES);
    wide.setPercentWidth(typed.size() > 2 ? 32 : 42);
    getColumnConstraints().add(wide);
    int at = 0;
    add(heading("class", texts.text("app.class-tables.class")), at++, 0);
    if (counts) {
      add(heading("count", "n"), at++, 0);
    }
    for (ClassTerm term : typed) {
      add(heading(term.key(), SYMBOLS.getOrDefault(term, term.key())), at++, 0);
    }
  }

  private Label heading(String key, String words) {
    Label label = new Label(words);
    label.getStyleClass().add("field-label");
    HoverHint.say(label, texts.text("app.class-tables." + key + ".hint"));
    return label;
  }

  private void add(TypedClassTables.Line line) {
    int at = rows.size();
    Row row =
        new Row(
            new TextField(line.name()),
            new TextField(line.count()),
            new EnumMap<>(ClassTerm.class));
    rows.add(row);
    int column = 0;
    place(row.name(), "class-name-" + at, "app.class-tables.class", column++, at + 1);
    if (counts) {
      place(row.count(), "class-count-" + at, "app.class-tables.count.hint", column++, at + 1);
    }
    for (ClassTerm term : typed) {
      TextField field = new TextField(line.values().getOrDefault(term, ""));
      row.values().put(term, field);
      String hint = "app.class-tables." + term.key() + ".hint";
      place(field, "class-" + term.key() + "-" + at, hint, column++, at + 1);
    }
  }

  private void place(TextField field, String id, String key, int column, int row) {
    field.setId(id);
    field.setAccessibleText(texts.text(key));
    field.setPrefColumnCount(3);
    field.setOnAction(event -> commit.run());
    field
        .focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                commit.run();
              }
            });
    add(field, column, row);
  }

  /** Offers a line for one class more. */
  void addEmpty() {
    if (rows.size() < TypedClassTables.MOST_LINES
        && (rows.isEmpty() || !rows.get(rows.size() - 1).line().isBlank())) {
      add(new TypedClassTables.Line("", "", Map.of()));
    }
  }

  /** What is typed. */
  List<TypedClassTables.Line> lines() {
    return rows.stream().map(Row::line).toList();
  }

  /**
   * Shows the values that a rule makes, in the columns behind those with fields.
   *
   * @param computed the values of each class by its name
   */
  void compute(Map<ClassTerm, Map<String, Double>> computed) {
    getChildren().removeIf(node -> node.getStyleClass().contains("computed"));
    int column = 1 + (counts ? 1 : 0) + typed.size();
    for (Map.Entry<ClassTerm, Map<String, Double>> term : computed.entrySet()) {
      Label head = heading(term.getKey().key(), SYMBOLS.getOrDefault(term.getKey(), ""));
      head.getStyleClass().add("computed");
      add(head, column, 0);
      for (int i = 0; i < rows.size(); i++) {
        Double value = term.getValue().get(rows.get(i).name().getText().strip());
        if (value != null) {
          Label label = new Label(texts.number(value, DIGITS));
          label.getStyleClass().addAll("hint", "computed");
          label.setId("class-" + term.getKey().key() + "-" + i);
          add(label, column, i + 1);
        }
      }
      column++;
    }
  }

  /** The values that a rule makes of counts; a term that the rule leaves alone is left out. */
  static Map<ClassTerm, Map<String, Double>> values(List<String> classes, ClassVectors made) {
    Map<ClassTerm, Map<String, Double>> values = new LinkedHashMap<>();
    for (ClassTerm term : ClassTerm.values()) {
      Map<String, Double> column = new LinkedHashMap<>();
      for (int i = 0; i < classes.size(); i++) {
        column.put(classes.get(i), (double) made.value(term, i));
      }
      if (column.values().stream().anyMatch(value -> value != term.neutral())) {
        values.put(term, column);
      }
    }
    return values;
  }
}

package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTerm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The tables of the classes that a design has: none, those of a rule, or typed values. */
public final class ClassTablesController implements AutoCloseable {
  private final DesignContext context;
  private final Texts texts;
  private final ClassTablesModel model;
  private final FormListeners bindings = new FormListeners();
  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private final ClassLinesGrid grid;
  private boolean laying;
  @FXML private VBox section;
  @FXML private ComboBox<String> kind;
  @FXML private FlowPane numbers;
  @FXML private Button count;
  @FXML private Label why;
  @FXML private Label note;

  public ClassTablesController(DesignContext context) {
    this.context = context;
    texts = context.services().texts();
    model = new ClassTablesModel(context);
    grid = new ClassLinesGrid(texts, this::type);
  }

  @FXML
  private void initialize() {
    HoverHint.say(kind, texts.text("app.class-tables.hint"));
    HoverHint.say(count, texts.text("app.class-tables.count.button.hint"));
    kind.getItems().setAll(TypedClassTables.kinds());
    kind.setConverter(new Words());
    kind.setOnAction(event -> choose());
    count.setOnAction(event -> model.countData(this::lay));
    bindings.on(this::follow, context.designs().selectedDesign(), context.designs().openDesigns());
    lay();
  }

  private void follow() {
    if (model.follow()) {
      lay();
    }
  }

  /** Lays the fields out anew. */
  private void lay() {
    laying = true;
    TypedClassTables form = model.form();
    kind.setValue(form.kind());
    fields.clear();
    numbers.getChildren().clear();
    form.numbers().forEach(this::addNumber);
    boolean any = !form.kind().equals(TypedClassTables.NONE);
    FormListeners.show(numbers, any && !form.numbers().isEmpty());
    FormListeners.show(count, any);
    section.getChildren().remove(grid);
    if (any && !form.areMany()) {
      List<ClassTerm> typed = form.rule().isPresent() ? List.of() : List.of(ClassTerm.values());
      grid.show(form.lines(), model.hasCounts(), typed);
      section.getChildren().add(section.getChildren().indexOf(count), grid);
    }
    laying = false;
    judge();
  }

  private void addNumber(String name, String value) {
    Label label = new Label(name);
    label.getStyleClass().add("field-label");
    TextField field = new TextField(value);
    field.setId("class-number-" + name);
    label.setLabelFor(field);
    field.setOnAction(event -> type());
    field.focusedProperty().addListener(observed -> type());
    fields.put(name, field);
    HBox both = new HBox(label, field);
    both.getStyleClass().add("class-number");
    numbers.getChildren().add(both);
  }

  private TypedClassTables typed() {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach((name, field) -> values.put(name, field.getText()));
    TypedClassTables form = model.form();
    boolean lines = section.getChildren().contains(grid);
    return form.typed(values, lines ? grid.lines() : form.lines());
  }

  private void choose() {
    String chosen = kind.getValue();
    if (!laying && chosen != null && !chosen.equals(model.form().kind())) {
      model.choose(typed(), chosen);
      lay();
    }
  }

  private void type() {
    if (!laying) {
      model.type(typed());
      grid.addEmpty();
      judge();
    }
  }

  /** Says what is wrong, or shows what a rule makes of the counts. */
  private void judge() {
    Outcome<Map<ClassTerm, Map<String, Double>>> computed = model.computed();
    why.setText(computed.failure().map(texts::text).orElse(""));
    FormListeners.show(why, !computed.isOk());
    grid.compute(computed.toOptional().orElse(Map.of()));
    note.setText(computed.isOk() ? model.remark() : "");
    FormListeners.show(note, !note.getText().isEmpty());
  }

  @Override
  public void close() {
    bindings.close();
  }

  private final class Words extends StringConverter<String> {
    @Override
    public String toString(String value) {
      boolean rule = value == null || ClassRule.named(value).isPresent();
      return rule ? String.valueOf(value) : texts.text("app.class-tables." + value);
    }

    @Override
    public String fromString(String text) {
      return TypedClassTables.NONE;
    }
  }
}

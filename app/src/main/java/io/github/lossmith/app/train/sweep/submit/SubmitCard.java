package io.github.lossmith.app.train.sweep.submit;

import atlantafx.base.theme.Styles;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is asked of Slurm as fields, with the commands that follow from them. */
final class SubmitCard extends VBox {
  private static final double GAP = 8;

  /** The dialog fits a window of 1024 x 700. */
  private static final double WIDTH = 640;

  private static final int COMMAND_ROWS = 2;
  private static final int CALL_ROWS = 8;
  private static final String KEYS = "app.train.sweep.submit.";

  private final SubmitForm form;
  private final Texts texts;
  private final Label asked = wrapped("");
  private final Map<SubmitInput, TextField> fields = new EnumMap<>(SubmitInput.class);
  private final Map<SubmitInput, Label> lines = new EnumMap<>(SubmitInput.class);
  private final TextArea command = area("submit-command", COMMAND_ROWS);
  private final TextArea calls = area("submit-calls", CALL_ROWS);
  private final Label refused = wrapped("problem");

  SubmitCard(SubmitForm form, String sweep, Texts texts) {
    super(GAP);
    this.form = form;
    this.texts = texts;
    setPadding(new Insets(GAP));
    setPrefWidth(WIDTH);
    CheckBox failed = new CheckBox(texts.text(KEYS + "failed"));
    failed.setId("submit-failed");
    failed.selectedProperty().bindBidirectional(form.failed());
    Label title = new Label(texts.text(KEYS + "commands"));
    command.setAccessibleText(title.getText());
    calls.setAccessibleText(texts.text(KEYS + "calls"));
    VBox.setVgrow(calls, Priority.ALWAYS);
    Label script = new Label(texts.text(KEYS + "calls"));
    getChildren().addAll(asked, grid(), failed, title, command, script, calls, refused);
    form.problems().addListener(observed -> show(sweep));
    form.calls().addListener(observed -> show(sweep));
    form.command().addListener(observed -> show(sweep));
    show(sweep);
  }

  private GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(GAP);
    grid.setVgap(GAP / 2);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints name = new ColumnConstraints();
      name.setHalignment(HPos.RIGHT);
      name.setMinWidth(Region.USE_PREF_SIZE);
      ColumnConstraints field = new ColumnConstraints();
      field.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().addAll(name, field);
    }
    add(grid, SubmitInput.PACK, 0, 0);
    add(grid, SubmitInput.GPUS, 2, 0);
    add(grid, SubmitInput.TIME, 0, 2);
    add(grid, SubmitInput.PARTITION, 2, 2);
    add(grid, SubmitInput.MORE, 0, 4);
    GridPane.setColumnSpan(fields.get(SubmitInput.MORE), 3);
    GridPane.setColumnSpan(lines.get(SubmitInput.MORE), 3);
    return grid;
  }

  private void add(GridPane grid, SubmitInput input, int column, int row) {
    String key = KEYS + input.word();
    TextField field = new TextField();
    field.setId("submit-" + input.word());
    field.textProperty().bindBidirectional(form.input(input));
    field.setPromptText(
        form.usual(input).isEmpty() ? texts.text(key + ".usual") : form.usual(input));
    field.setAccessibleText(texts.text(key));
    HoverHint.say(field, texts.text(key + ".hint"));
    Label line = wrapped("problem");
    fields.put(input, field);
    lines.put(input, line);
    Label name = new Label(texts.text(key));
    name.setMinWidth(Region.USE_PREF_SIZE);
    grid.add(name, column, row);
    grid.add(field, column + 1, row);
    grid.add(line, column + 1, row + 1);
  }

  private void show(String sweep) {
    asked.setText(texts.text(KEYS + "left", sweep, form.left(), form.queued()));
    Map<SubmitInput, Problem> problems = form.problems().get();
    lines.forEach(
        (input, line) -> {
          Problem why = problems.get(input);
          say(line, why == null ? "" : texts.text(why));
          TextField field = fields.get(input);
          if (field != null) {
            field.pseudoClassStateChanged(Styles.STATE_DANGER, why != null);
          }
        });
    command.setText(form.command().get());
    calls.setText(form.calls().get().toOptional().orElse(""));
    boolean isDone = problems.isEmpty() && form.calls().get().isOk() && !form.possible().get();
    say(
        refused,
        form.calls()
            .get()
            .failure()
            .map(texts::text)
            .orElse(isDone ? texts.text(KEYS + "none", sweep) : ""));
  }

  private static void say(Label line, String text) {
    line.setText(text);
    line.setVisible(!text.isEmpty());
    line.setManaged(!text.isEmpty());
  }

  private static Label wrapped(String style) {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    if (!style.isEmpty()) {
      label.getStyleClass().add(style);
    }
    return label;
  }

  private static TextArea area(String id, int rows) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(rows);
    area.setStyle("-fx-font-family: monospace");
    return area;
  }
}

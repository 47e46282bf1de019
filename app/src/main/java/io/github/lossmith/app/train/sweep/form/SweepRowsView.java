package io.github.lossmith.app.train.sweep.form;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.train.sweep.form.ProblemLines.Field;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows of the losses and of the grid, each with its problem below it. */
final class SweepRowsView {
  private static final double GAP = 6;
  private static final double DESIGN_WIDTH = 150;
  private static final double NAME_WIDTH = 110;
  private static final double KEY_WIDTH = 170;
  private static final String FORM = "app.train.sweep.form.";

  private final AppServices services;
  private final Texts texts;
  private final SweepForm form;
  private final ProblemLines lines;
  private Optional<Places> places = Optional.empty();
  private boolean outdated;
  private final List<Label> ofLosses = new ArrayList<>();
  private final List<Label> ofGrid = new ArrayList<>();

  SweepRowsView(AppServices services, SweepForm form, ProblemLines lines) {
    this.services = services;
    this.form = form;
    this.lines = lines;
    texts = services.texts();
  }

  /** Where the rows are; they are made while the {@code whole} is visible. */
  void fill(Node whole, Pane losses, Pane grid) {
    whole
        .visibleProperty()
        .addListener(
            (observed, before, now) -> {
              if (now && outdated) {
                show();
                lines.show(form.problems().get());
              }
            });
    places = Optional.of(new Places(whole, losses, grid));
  }

  private record Places(Node whole, Pane losses, Pane grid) {}

  /** Makes the rows anew; those that nobody sees, while the text is typed, when they are seen. */
  void show() {
    places.ifPresent(
        into -> {
          outdated = !into.whole().isVisible();
          if (!outdated) {
            showLosses(into.losses());
            showGrid(into.grid());
          }
        });
  }

  private void showLosses(Pane into) {
    lines.forget(ofLosses);
    ofLosses.clear();
    into.getChildren().clear();
    for (int i = 0; i < form.losses().size(); i++) {
      into.getChildren().add(loss(form.losses().get(i), i));
    }
  }

  private void showGrid(Pane into) {
    lines.forget(ofGrid);
    ofGrid.clear();
    into.getChildren().clear();
    for (SweepGridRow row : form.grid()) {
      into.getChildren().add(setting(row));
    }
  }

  /** Adds a row and moves the focus to its first field. */
  static void afterAdding(Runnable add, Pane rows) {
    add.run();
    if (!rows.getChildren().isEmpty()
        && rows.getChildren().get(rows.getChildren().size() - 1) instanceof Pane row
        && row.getChildren().get(0) instanceof Pane fields) {
      fields.getChildren().get(0).requestFocus();
    }
  }

  private Node loss(SweepLossRow row, int index) {
    TextField name = field(row.name(), "loss-name");
    name.setPrefWidth(NAME_WIDTH);
    TextField letters = field(row.letters(), "letters");
    HBox.setHgrow(letters, Priority.ALWAYS);
    ComboBox<String> design = design(row, letters);
    Button file = button("design-file", "fth-folder", () -> chooseFile(row));
    Button remove = button("remove-loss", "fth-x", () -> form.remove(row));
    String place = SweepProblems.LOSSES + "." + index;
    Label line = new Label();
    ofLosses.add(line);
    lines.add(line, List.of(new Field(design, () -> place)));
    return row(line, design, file, name, letters, remove);
  }

  private ComboBox<String> design(SweepLossRow row, TextField letters) {
    ComboBox<String> box = new ComboBox<>();
    box.setEditable(true);
    box.setPrefWidth(DESIGN_WIDTH);
    box.setMinWidth(DESIGN_WIDTH);
    box.getEditor().textProperty().bindBidirectional(row.design());
    say(box, "design");
    box.setOnShowing(
        event -> {
          if (box.getItems().isEmpty()) {
            box.getItems().addAll(form.ownDesigns());
            Presets.library().stream().map(PublishedLoss::key).forEach(box.getItems()::add);
          }
        });
    box.setCellFactory(list -> new DesignCell());
    box.setOnAction(event -> form.choose(row));
    hintLetters(row, letters);
    row.design().addListener((observed, before, now) -> hintLetters(row, letters));
    return box;
  }

  /** A published loss by its key and name, such as {@code ghm GHM}; another design by its name. */
  private static final class DesignCell extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String key, boolean empty) {
      super.updateItem(key, empty);
      setText(empty || key == null ? null : text(key));
    }

    private static String text(String key) {
      return Presets.named(key)
          .map(Design::name)
          .filter(name -> !name.equalsIgnoreCase(key))
          .map(name -> key + " – " + name)
          .orElse(key);
    }
  }

  private void hintLetters(SweepLossRow row, TextField letters) {
    Optional<Design> design = form.design(row);
    String typed = design.map(SweepLossRow::letters).orElse("");
    letters.setPromptText(
        design.isPresent() && typed.isEmpty() ? texts.text(FORM + "no-letters") : typed);
  }

  private void chooseFile(SweepLossRow row) {
    FileKind kind = new FileKind(FORM + "design-file.kind", List.of("json"));
    services.dialogs().open(kind).map(Path::toString).ifPresent(row.design()::set);
  }

  private Node setting(SweepGridRow row) {
    ComboBox<String> key = new ComboBox<>();
    key.getItems().add(row.key().get());
    key.setOnShowing(
        event -> {
          List<String> keys = new ArrayList<>(form.freeKeys());
          keys.add(0, row.key().get());
          key.getItems().setAll(keys);
          key.setValue(row.key().get());
        });
    key.setPrefWidth(KEY_WIDTH);
    key.setMinWidth(KEY_WIDTH);
    key.setValue(row.key().get());
    key.setOnAction(event -> Optional.ofNullable(key.getValue()).ifPresent(row.key()::set));
    say(key, "setting");
    TextField values = field(row.values(), "values");
    values.setPromptText(texts.text(FORM + "values.prompt"));
    HBox.setHgrow(values, Priority.ALWAYS);
    Button remove = button("remove-setting", "fth-x", () -> form.remove(row));
    Label line = new Label();
    ofGrid.add(line);
    lines.add(line, List.of(new Field(values, row::place)));
    return row(line, key, values, remove);
  }

  private static Node row(Label line, Node... nodes) {
    HBox fields = new HBox(GAP, nodes);
    fields.setAlignment(Pos.CENTER_LEFT);
    return new VBox(2, fields, line);
  }

  private TextField field(StringProperty value, String key) {
    TextField field = new TextField();
    field.textProperty().bindBidirectional(value);
    field.setMinWidth(NAME_WIDTH);
    field.setAccessibleText(texts.text(FORM + key));
    HoverHint.say(field, texts.text(FORM + key + ".hint"));
    return field;
  }

  private void say(ComboBox<?> box, String key) {
    box.setAccessibleText(texts.text(FORM + key));
    HoverHint.say(box, texts.text(FORM + key + ".hint"));
  }

  private Button button(String key, String icon, Runnable work) {
    Button button = new Button();
    services.controls().bind(button, UserAction.of(FORM + key, icon, null, work));
    return button;
  }
}

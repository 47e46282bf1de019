package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.WrappedTableHeaders;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.CellEditEvent;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;

/** The groups of examples: edited in a table, or read from the user's own model. */
public final class GroupsController implements AutoCloseable {
  private static final FileKind KIND =
      new FileKind("app.imbalance.import.kind", List.of("csv", "txt", "tsv"));
  private static final int DIGITS = 7;
  private final AppServices services;
  private final ImbalanceModel model;
  private final FormListeners bindings = new FormListeners();
  @FXML private TableView<ExampleGroup> groups;
  @FXML private TableColumn<ExampleGroup, String> count;
  @FXML private TableColumn<ExampleGroup, String> probability;
  @FXML private TableColumn<ExampleGroup, TargetSide> side;
  @FXML private Button add;
  @FXML private Button remove;
  @FXML private Label problem;

  GroupsController(AppServices services, ImbalanceModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    WrappedTableHeaders.wrap(groups);
    column(count, ExampleGroup::count);
    column(probability, ExampleGroup::p);
    count.setOnEditCommit(
        edit -> edited(edit, (old, typed) -> new ExampleGroup(typed, old.p(), old.side())));
    probability.setOnEditCommit(
        edit -> edited(edit, (old, typed) -> new ExampleGroup(old.count(), typed, old.side())));
    SideColumn.fill(side, services.texts(), model);
    add.setGraphic(Controls.icon("fth-plus"));
    remove.setGraphic(Controls.icon("fth-minus"));
    bindings.on(this::show, model.imbalance());
    bindings.on(() -> say(""), model.imbalance());
    groups.editingCellProperty().addListener(observed -> beginEdit());
    show();
    say("");
  }

  private void column(
      TableColumn<ExampleGroup, String> column, ToDoubleFunction<ExampleGroup> number) {
    column.setCellFactory(TextFieldTableCell.forTableColumn());
    column.setCellValueFactory(
        row ->
            new ReadOnlyStringWrapper(
                services.texts().number(number.applyAsDouble(row.getValue()), DIGITS)));
  }

  private void edited(
      CellEditEvent<ExampleGroup, String> edit,
      BiFunction<ExampleGroup, Double, ExampleGroup> make) {
    int index = edit.getTablePosition().getRow();
    try {
      ExampleGroup changed =
          make.apply(edit.getRowValue(), Texts.read(edit.getNewValue()).orElse(-1.0));
      say("");
      model.replace(index, changed);
    } catch (IllegalArgumentException outside) {
      say(services.texts().text("app.imbalance.bad", edit.getNewValue()));
    }
    Controls.afterEdit(edit);
  }

  /** A new attempt clears the result of the last one. */
  private void beginEdit() {
    if (groups.getEditingCell() != null) {
      say("");
    }
  }

  private void show() {
    groups.getItems().setAll(model.imbalance().get().groups());
  }

  private void say(String words) {
    problem.setText(words);
    FormListeners.show(problem, !words.isEmpty());
  }

  @FXML
  private void addGroup() {
    model.add();
    groups.getSelectionModel().selectLast();
  }

  @FXML
  private void removeGroup() {
    model.remove(groups.getSelectionModel().getSelectedIndex());
  }

  @FXML
  private void paper() {
    say("");
    model.paper();
  }

  @FXML
  private void importFile() {
    services.dialogs().open(KIND).ifPresent(this::read);
  }

  private void read(Path file) {
    say(services.texts().text("app.imbalance.reading", file.getFileName()));
    services.tasks().background(() -> ImbalanceModel.read(file), outcome -> show(file, outcome));
  }

  private void show(Path file, Outcome<Imbalance> outcome) {
    say(outcome.failure().map(services.texts()::text).orElse(""));
    outcome.failure().ifPresent((Problem bad) -> services.notices().warn(bad));
    outcome
        .toOptional()
        .ifPresent(
            read -> {
              model.change("app.step.import", read);
              services.notices().say("app.imbalance.imported", file.getFileName());
            });
  }

  @Override
  public void close() {
    bindings.close();
  }
}

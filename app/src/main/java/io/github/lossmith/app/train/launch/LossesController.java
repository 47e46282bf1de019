package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The losses of the launch form, a row each. */
public final class LossesController implements AutoCloseable {
  private final AppServices services;
  private final LaunchForm model;
  private final FieldMessages notes;
  private final ListChangeListener<LossRowModel> onLosses = change -> show();
  private final List<LossRowView> open = new ArrayList<>();
  @FXML private GridPane rows;
  @FXML private CheckBox all;
  @FXML private ComboBox<String> classTables;
  @FXML private Label classTablesWhy;

  public LossesController(AppServices services, LaunchForm model) {
    this.services = services;
    this.model = model;
    notes = new FieldMessages(model, services.texts());
  }

  @FXML
  private void initialize() {
    model.losses().addListener(onLosses);
    all.setOnAction(event -> show());
    classTables.getItems().add("");
    for (ClassRule rule : ClassRule.values()) {
      classTables.getItems().add(ClassTables.of(rule).describe());
    }
    StringProperty typed = model.field(LaunchField.CLASS_TABLES);
    classTables.getEditor().textProperty().bindBidirectional(typed);
    notes.mark(classTables, LaunchField.CLASS_TABLES);
    notes.bind(classTablesWhy, LaunchField.CLASS_TABLES);
    show();
  }

  private void show() {
    end();
    rows.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
    int at = 1;
    for (LossRowModel form : model.losses()) {
      if (all.isSelected() || form.chosen().get() || form.origin() != LossRowModel.Origin.OTHER) {
        rows.addRow(at++, row(form));
      }
    }
  }

  private Node[] row(LossRowModel form) {
    LossRowView row = new LossRowView(form, services.texts());
    open.add(row);
    return row.nodes();
  }

  private void end() {
    open.forEach(LossRowView::close);
    open.clear();
  }

  @Override
  public void close() {
    end();
    notes.close();
    StringProperty typed = model.field(LaunchField.CLASS_TABLES);
    classTables.getEditor().textProperty().unbindBidirectional(typed);
    model.losses().removeListener(onLosses);
  }
}

package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.cell.ComboBoxTableCell;

/** The column of the groups' table that says whose coefficient acts on a group. */
final class SideColumn {
  private SideColumn() {}

  static void fill(
      TableColumn<ExampleGroup, TargetSide> column, Texts texts, ImbalanceModel model) {
    column.setCellFactory(
        ComboBoxTableCell.forTableColumn(
            new NamedConverter<>(texts, "app.imbalance.side."), TargetSide.values()));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().side()));
    column.setOnEditCommit(
        edit ->
            model.replace(
                edit.getTablePosition().getRow(), edit.getRowValue().with(edit.getNewValue())));
  }
}

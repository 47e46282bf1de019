package io.github.lossmith.app.screen;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** Table headers that wrap to the width of their columns. */
public final class TableHeads {
  /** The theme's padding at both sides of a head, and a pixel for rounding. */
  private static final double PADDING = 17;

  private TableHeads() {}

  /** Wraps the heads of all columns, in any language and size of text. */
  public static void wrap(TableView<?> table) {
    if (!table.getStyleClass().contains("wrapped-heads")) {
      table.getStyleClass().add("wrapped-heads");
    }
    table.getColumns().forEach(TableHeads::wrap);
  }

  /** The style sheet hides the column's own text, which remains for screen readers. */
  private static void wrap(TableColumn<?, ?> column) {
    Label head = new Label(column.getText());
    head.setWrapText(true);
    head.setStyle("-fx-padding: 0");
    Text measure = new Text(column.getText());
    measure.fontProperty().bind(head.fontProperty());
    DoubleBinding width =
        Bindings.createDoubleBinding(
            () -> Math.max(1, column.getWidth() - PADDING), column.widthProperty());
    measure.wrappingWidthProperty().bind(width);
    head.prefWidthProperty().bind(width);
    head.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.ceil(measure.getLayoutBounds().getHeight()),
                measure.layoutBoundsProperty()));
    column.setGraphic(head);
  }
}

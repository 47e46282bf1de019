package io.github.lossmith.app.screen;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** Table headers that wrap to the width of their columns. */
public final class WrappedTableHeaders {
  /** The theme's padding at both sides of a head, in units of the font size, with some room. */
  private static final double PADDING = 1.5;

  /** A label gives its lines a little more height than a text, and cuts what has no room. */
  private static final double LINES = 1.08;

  /** A column's least width in JavaFX. */
  private static final double MINIMUM = 10;

  private static final double SCROLL_BAR = 20;

  private WrappedTableHeaders() {}

  /** Wraps the heads of all columns, in any language and size of text. */
  public static void wrap(TableView<?> table) {
    if (!table.getStyleClass().contains("wrapped-heads")) {
      table.getStyleClass().add("wrapped-heads");
    }
    table.getColumns().forEach(column -> wrap(table, column));
  }

  /** The style sheet hides the column's own text, which remains for screen readers. */
  private static void wrap(TableView<?> table, TableColumn<?, ?> column) {
    Label head = new Label(column.getText());
    head.setWrapText(true);
    head.setStyle("-fx-padding: 0");
    DoubleBinding width =
        Bindings.createDoubleBinding(
            () -> Math.max(1, column.getWidth() - padding(head)),
            column.widthProperty(),
            head.fontProperty());
    Text measure = new Text(column.getText());
    measure.fontProperty().bind(head.fontProperty());
    measure.wrappingWidthProperty().bind(width);
    head.prefWidthProperty().bind(width);
    head.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.ceil(LINES * measure.getLayoutBounds().getHeight()),
                measure.layoutBoundsProperty()));
    // A head that grows while the table is laid out would cover the first row.
    head.prefHeightProperty().addListener(changed -> Platform.runLater(table::requestLayout));
    column
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(padding(head) + longestWord(head), share(table)),
                head.fontProperty(),
                table.widthProperty()));
    column.setGraphic(head);
  }

  private static double padding(Label head) {
    return PADDING * head.getFont().getSize();
  }

  /** The width of each column where the table is too narrow for their longest words. */
  private static double share(TableView<?> table) {
    int columns = Math.max(1, table.getColumns().size());
    return Math.max(MINIMUM, (table.getWidth() - SCROLL_BAR) / columns);
  }

  /**
   * Words are not broken where there is room, so that a column is at least as wide as the longest
   * one.
   */
  private static double longestWord(Label head) {
    double longest = 0;
    for (String word : head.getText().split(" ", -1)) {
      Text measured = new Text(word);
      measured.setFont(head.getFont());
      longest = Math.max(longest, measured.getLayoutBounds().getWidth());
    }
    return Math.ceil(longest);
  }
}

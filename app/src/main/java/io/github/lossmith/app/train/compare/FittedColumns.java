package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.settings.TextSize;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Makes columns of a table as wide as what is in them. */
final class FittedColumns {
  private static final double MOST_WIDTH = 260;
  private static final double MARGIN = 18;

  /** A little more than the text's at 100 %, for heads and cells differ in their fonts. */
  private static final double FONT_SIZE = 14;

  private final double scale;
  private final Font font;

  /**
   * @param textSize of the window, in percent
   */
  FittedColumns(int textSize) {
    scale = (double) textSize / TextSize.USUAL;
    font = Font.font(null, FontWeight.BOLD, FONT_SIZE * scale);
  }

  /** The head takes several lines rather than a wide column. */
  <R> TableColumn<R, String> column(String name, List<R> rows, Function<R, String> value) {
    TableColumn<R, String> column = new TableColumn<>(name);
    double head = Arrays.stream(name.split(" ")).mapToDouble(this::width).max().orElse(0);
    double widest =
        rows.stream().mapToDouble(row -> width(value.apply(row))).reduce(head, Math::max);
    column.setPrefWidth(Math.min(MOST_WIDTH * scale, widest + MARGIN));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
    return column;
  }

  private double width(String text) {
    Text measured = new Text(text);
    measured.setFont(font);
    return Math.ceil(measured.getLayoutBounds().getWidth());
  }
}

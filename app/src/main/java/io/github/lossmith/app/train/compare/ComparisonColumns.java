package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.TextSize;
import io.github.lossmith.app.train.compare.ComparisonTable.Row;
import io.github.lossmith.app.train.runs.RunText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The columns of the comparison, as wide as what is in them. */
public final class ComparisonColumns {
  private static final int DIGITS = 3;
  private static final double MOST_WIDTH = 260;
  private static final double MARGIN = 18;

  /** A little more than the text's at 100 %, for heads and cells differ in their fonts. */
  private static final double FONT_SIZE = 14;

  private final Texts texts;
  private final double scale;
  private final Font font;

  /**
   * @param textSize of the window, in percent
   */
  public ComparisonColumns(Texts texts, int textSize) {
    this.texts = texts;
    scale = (double) textSize / TextSize.USUAL;
    font = Font.font(null, FontWeight.BOLD, FONT_SIZE * scale);
  }

  public List<TableColumn<Row, String>> of(ComparisonTable table) {
    List<Row> rows = table.rows();
    List<TableColumn<Row, String>> columns = new ArrayList<>();
    columns.add(column(text("run"), rows, Row::run));
    columns.add(column(text("loss"), rows, Row::loss));
    columns.add(column(text("final"), rows, row -> number(row.finalMap())));
    columns.add(column(text("best"), rows, row -> number(row.bestMap())));
    columns.add(column(text("step"), rows, row -> Long.toString(row.bestStep())));
    for (int i = 0; i < table.classes().size(); i++) {
      int at = i;
      columns.add(
          column("AP " + table.classes().get(i), rows, row -> number(row.classes().get(at))));
    }
    RunText words = new RunText(texts);
    columns.add(column(text("time"), rows, row -> words.duration(row.time())));
    return columns;
  }

  private String text(String column) {
    return texts.text("app.train.compare." + column);
  }

  private String number(double value) {
    return texts.fixed(value, DIGITS);
  }

  /** The head takes several lines rather than a wide column. */
  private TableColumn<Row, String> column(
      String name, List<Row> rows, Function<Row, String> value) {
    TableColumn<Row, String> column = new TableColumn<>(name);
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

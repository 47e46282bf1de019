package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.compare.RunResultsTable.Row;
import io.github.lossmith.app.train.runs.RunText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableColumn;

/** The columns of the comparison, as wide as what is in them. */
public final class RunResultsColumns {
  private static final int DIGITS = 3;
  private final Texts texts;
  private final FittedColumns fitted;

  /**
   * @param textSize of the window, in percent
   */
  public RunResultsColumns(Texts texts, int textSize) {
    this.texts = texts;
    fitted = new FittedColumns(textSize);
  }

  public List<TableColumn<Row, String>> of(RunResultsTable table) {
    List<Row> rows = table.rows();
    List<TableColumn<Row, String>> columns = new ArrayList<>();
    columns.add(fitted.column(text("run"), rows, Row::run));
    columns.add(fitted.column(text("loss"), rows, Row::loss));
    columns.add(fitted.column(text("final"), rows, row -> number(row.finalMap())));
    columns.add(fitted.column(text("best"), rows, row -> number(row.bestMap())));
    columns.add(fitted.column(text("step"), rows, row -> Long.toString(row.bestStep())));
    for (int i = 0; i < table.classes().size(); i++) {
      int at = i;
      columns.add(
          fitted.column(
              "AP " + table.classes().get(i), rows, row -> number(row.classes().get(at))));
    }
    RunText words = new RunText(texts);
    columns.add(fitted.column(text("time"), rows, row -> words.duration(row.time())));
    return columns;
  }

  private String text(String column) {
    return texts.text("app.train.compare." + column);
  }

  private String number(double value) {
    return texts.fixed(value, DIGITS);
  }
}

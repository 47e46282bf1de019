package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.runs.RunWords;
import io.github.lossmith.app.train.watch.ComparisonTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The ticked runs side by side, to read and to copy. */
public final class CompareController implements AutoCloseable {
  private static final int DIGITS = 3;
  private static final double MOST_WIDTH = 260;
  private static final double MARGIN = 16;
  private static final Font FONT = Font.font(null, FontWeight.BOLD, 14);
  private final AppServices services;
  private final WatchModel watch;
  private final ViewOptions options;
  private final InvalidationListener onChange = this::show;
  private ComparisonTable table = new ComparisonTable(List.of(), List.of());
  @FXML private TableView<Row> rows;
  @FXML private MenuButton copy;
  @FXML private MenuButton save;
  @FXML private Label metric;

  public CompareController(AppServices services, WatchModel watch, ViewOptions options) {
    this.services = services;
    this.watch = watch;
    this.options = options;
  }

  @FXML
  private void initialize() {
    rows.setPlaceholder(new Label(services.texts().text("app.train.compare.none")));
    for (TableText form : TableText.values()) {
      MenuItem item =
          new MenuItem(
              services.texts().text("app.train.copy." + form.name().toLowerCase(Locale.ROOT)));
      item.setOnAction(event -> copy(form));
      copy.getItems().add(item);
    }
    new FigureExport(services, () -> CurveFigure.figure3(request()))
        .fill(save, "lossmith-figure-3");
    watched().forEach(value -> value.addListener(onChange));
    columns();
    show(watch.views());
  }

  private List<Observable> watched() {
    return List.of(watch.views(), watch.shown(), watch.selected(), options.metric());
  }

  private CurveFigure.Request request() {
    return new CurveFigure.Request(
        watch.shownViews(),
        options.metric().get(),
        options.quantity().get(),
        0,
        services.styles(),
        new CurveFigure.Labels(
            services.texts().text("app.train.figure.title"),
            services.texts().text("app.train.figure.iterations"),
            metricName(),
            "",
            services.texts().text("app.figure.more", "{0}")));
  }

  private String metricName() {
    String name = options.metric().get().name().toLowerCase(Locale.ROOT);
    return services.texts().text("app.train.metric." + name);
  }

  private void show(Observable changed) {
    ComparisonTable now = ComparisonTable.of(watch.shownViews(), options.metric().get());
    boolean sameColumns = now.classes().equals(table.classes()) && names(now).equals(names(table));
    table = now;
    metric.setText(metricName());
    if (!sameColumns) {
      columns();
    }
    if (!rows.getItems().equals(now.rows())) {
      rows.getItems().setAll(now.rows());
    }
  }

  private static List<String> names(ComparisonTable of) {
    return of.rows().stream().map(row -> row.run() + "\n" + row.loss()).toList();
  }

  private void columns() {
    List<TableColumn<Row, String>> columns = new ArrayList<>();
    columns.add(column(text("run"), Row::run));
    columns.add(column(text("loss"), Row::loss));
    columns.add(column(text("final"), row -> number(row.finalMap())));
    columns.add(column(text("best"), row -> number(row.bestMap())));
    columns.add(column(text("step"), row -> Long.toString(row.bestStep())));
    for (int i = 0; i < table.classes().size(); i++) {
      int at = i;
      columns.add(column("AP " + table.classes().get(i), row -> number(row.classes().get(at))));
    }
    RunWords words = new RunWords(services.texts());
    columns.add(column(text("time"), row -> words.duration(row.time())));
    rows.getColumns().setAll(columns);
  }

  private String text(String column) {
    return services.texts().text("app.train.compare." + column);
  }

  private String number(double value) {
    return services.texts().fixed(value, DIGITS);
  }

  private TableColumn<Row, String> column(String name, Function<Row, String> value) {
    TableColumn<Row, String> column = new TableColumn<>(name);
    double widest =
        table.rows().stream()
            .mapToDouble(row -> width(value.apply(row)))
            .reduce(width(name), Math::max);
    column.setPrefWidth(Math.min(MOST_WIDTH, widest + MARGIN));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
    return column;
  }

  private static double width(String text) {
    Text measured = new Text(text);
    measured.setFont(FONT);
    return Math.ceil(measured.getLayoutBounds().getWidth());
  }

  private void copy(TableText form) {
    String text = form.of(table);
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    services.notices().say("app.train.copied");
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
  }
}

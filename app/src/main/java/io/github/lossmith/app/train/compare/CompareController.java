package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.WrappedTableHeaders;
import io.github.lossmith.app.settings.TextSize;
import io.github.lossmith.app.train.compare.RunResultsTable.Row;
import io.github.lossmith.app.train.watch.CurveFigure;
import io.github.lossmith.app.train.watch.FigureExport;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.app.train.watch.WatchText;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** The table that compares the ticked runs. */
public final class CompareController implements AutoCloseable {
  private final AppServices services;
  private final WatchModel watch;
  private final ViewOptions options;
  private final Function<RunDirectory, String> engine;
  private final InvalidationListener onChange = this::show;
  private int textSize = TextSize.USUAL;
  private RunResultsTable table = new RunResultsTable(List.of(), List.of());
  @FXML private TableView<Row> rows;
  @FXML private MenuButton copy;
  @FXML private MenuButton save;
  @FXML private Label metric;

  /**
   * @param engine the name of a run's engine
   */
  public CompareController(
      AppServices services,
      WatchModel watch,
      ViewOptions options,
      Function<RunDirectory, String> engine) {
    this.engine = engine;
    this.services = services;
    this.watch = watch;
    this.options = options;
  }

  @FXML
  private void initialize() {
    rows.setPlaceholder(new Label(services.texts().text("app.train.compare.none")));
    for (RunResultsFormat form : RunResultsFormat.values()) {
      MenuItem item =
          new MenuItem(
              services.texts().text("app.train.copy." + form.name().toLowerCase(Locale.ROOT)));
      item.setOnAction(event -> copy(form));
      copy.getItems().add(item);
    }
    new FigureExport(services, () -> CurveFigure.figure3(request()))
        .fill(save.getItems(), "lossmith-figure-3");
    watched().forEach(value -> value.addListener(onChange));
    columns();
    show(watch.views());
  }

  private List<Observable> watched() {
    return List.of(
        watch.views(),
        watch.shown(),
        watch.selected(),
        options.metric(),
        services.settings().settings());
  }

  private CurveFigure.Request request() {
    return new WatchText(services.texts())
        .request(watch.shownViews(), options, 0, services.styles());
  }

  private String metricName() {
    String name = options.metric().get().name().toLowerCase(Locale.ROOT);
    return services.texts().text("app.train.metric." + name);
  }

  private void show(Observable changed) {
    RunResultsTable now = RunResultsTable.of(watch.shownViews(), options.metric().get(), engine);
    int size = services.settings().get().textSize();
    boolean sameColumns =
        now.classes().equals(table.classes())
            && names(now).equals(names(table))
            && size == textSize;
    textSize = size;
    table = now;
    metric.setText(metricName());
    if (!sameColumns) {
      columns();
    }
    if (!rows.getItems().equals(now.rows())) {
      rows.getItems().setAll(now.rows());
    }
  }

  private static List<String> names(RunResultsTable of) {
    return of.rows().stream().map(row -> row.run() + "\n" + row.loss()).toList();
  }

  private void columns() {
    rows.getColumns().setAll(new RunResultsColumns(services.texts(), textSize).of(table));
    WrappedTableHeaders.wrap(rows);
  }

  private void copy(RunResultsFormat form) {
    String text = form.of(table);
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    services.notices().say("app.train.copied");
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
  }
}

package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.WrappedTableHeaders;
import io.github.lossmith.app.train.compare.VerdictModel.Judged;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;

/** What the seeds of the ticked runs say about the losses. */
public final class VerdictController implements AutoCloseable {
  private final AppServices services;
  private final VerdictModel model;
  private final WatchModel watch;
  private final ViewOptions options;
  private final Function<RunView, String> statuses;
  private final InvalidationListener onChange = this::ask;
  private final InvalidationListener onAnswer = changed -> show();
  private boolean filling;
  @FXML private ComboBox<String> metric;
  @FXML private ComboBox<String> baseline;
  @FXML private CheckBox best;
  @FXML private MenuButton copy;
  @FXML private Button report;
  @FXML private TableView<ComparedLoss> losses;
  @FXML private Label sentences;

  public VerdictController(
      AppServices services,
      VerdictModel model,
      WatchModel watch,
      ViewOptions options,
      Function<RunView, String> statuses) {
    this.services = services;
    this.model = model;
    this.watch = watch;
    this.options = options;
    this.statuses = statuses;
  }

  @FXML
  private void initialize() {
    losses.setPlaceholder(new Label(services.texts().text("app.train.compare.none")));
    VerdictActions actions = new VerdictActions(services, options);
    actions.fill(copy, this::judged);
    report.setOnAction(
        event -> judged().ifPresent(found -> actions.save(found, watch.shownViews())));
    best.selectedProperty().bindBidirectional(model.best());
    baseline.valueProperty().addListener((observed, before, now) -> choose(now));
    metric.valueProperty().addListener((observed, before, now) -> table());
    watched().forEach(value -> value.addListener(onChange));
    model.answer().addListener(onAnswer);
    services.settings().settings().addListener(onAnswer);
    ask(watch.views());
    show();
  }

  private List<Observable> watched() {
    return List.of(
        watch.views(),
        watch.shown(),
        watch.selected(),
        options.metric(),
        model.best(),
        model.baseline());
  }

  private void ask(Observable changed) {
    var views = watch.shownViews();
    List<String> known = views.stream().map(statuses).toList();
    model.show(views, known, options.metric().get());
  }

  private void choose(String name) {
    if (!filling) {
      model.baseline().set(Optional.ofNullable(name));
    }
  }

  private Optional<Judged> judged() {
    return model.answer().get().flatMap(Outcome::toOptional);
  }

  private Optional<Comparison> comparison() {
    return judged().map(Judged::comparison);
  }

  private void show() {
    VerdictTable table = new VerdictTable(services.texts(), comparison());
    filling = true;
    fill(metric, table.metrics(), Optional.ofNullable(metric.getValue()));
    fill(baseline, table.losses(), table.baseline());
    filling = false;
    copy.setDisable(comparison().isEmpty());
    report.setDisable(comparison().isEmpty());
    table();
  }

  private static void fill(ComboBox<String> box, List<String> items, Optional<String> chosen) {
    if (!box.getItems().equals(items)) {
      box.getItems().setAll(items);
    }
    box.setValue(chosen.filter(items::contains).orElse(items.isEmpty() ? null : items.get(0)));
    box.setDisable(items.isEmpty());
  }

  private void table() {
    if (filling) {
      return;
    }
    VerdictTable table = new VerdictTable(services.texts(), comparison());
    int chosen = Math.max(0, metric.getSelectionModel().getSelectedIndex());
    List<ComparedLoss> rows = table.rows(chosen);
    int size = services.settings().get().textSize();
    losses
        .getColumns()
        .setAll(new VerdictColumns(services.texts(), size).of(rows, table.baseline().orElse("")));
    WrappedTableHeaders.wrap(losses);
    losses.getItems().setAll(rows);
    sentences.setText(table.sentences(chosen, model.answer().get().flatMap(Outcome::failure)));
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
    model.answer().removeListener(onAnswer);
    services.settings().settings().removeListener(onAnswer);
    best.selectedProperty().unbindBidirectional(model.best());
  }
}

package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.app.train.runs.RunText;
import io.github.lossmith.app.train.sweep.submit.SweepSubmitter;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.SweepCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.util.StringConverter;

/** The page of the selected sweep: how far it is, its table and verdicts, what can be done. */
public final class SweepController implements AutoCloseable {
  private final AppServices services;
  private final SweepModel model;
  private final RunListModel list;
  private final SweepWords words;
  private final InvalidationListener onChange = changed -> show();
  private boolean filling;
  @FXML private Label progress;
  @FXML private Button work;
  @FXML private Button stop;
  @FXML private Button again;
  @FXML private Button submit;
  @FXML private Button curves;
  @FXML private ComboBox<String> rows;
  @FXML private ComboBox<String> columns;
  @FXML private ComboBox<String> family;
  @FXML private TableView<SweepTable.Row> table;
  @FXML private Label verdicts;

  @SuppressWarnings("NullAway.Init")
  private SweepGrid grid;

  public SweepController(AppServices services, SweepModel model, RunListModel list) {
    this.services = services;
    this.model = model;
    this.list = list;
    words = new SweepWords(services.texts());
  }

  @FXML
  private void initialize() {
    table.setPlaceholder(new Label(services.texts().text("app.train.sweep.none")));
    grid = new SweepGrid(table, words, model::show);
    work.setOnAction(event -> model.row().ifPresent(list::work));
    stop.setOnAction(event -> model.row().ifPresent(list::stop));
    again.setOnAction(event -> model.row().ifPresent(list::workAgain));
    SweepSubmitter submitter = new SweepSubmitter(services, SlurmProgram.onPath(), list::submitted);
    submit.setOnAction(event -> model.current().ifPresent(submitter::submit));
    curves.setOnAction(event -> grid.selected().ifPresent(model::show));
    choose(rows, axis -> model.rows().set(axis));
    choose(columns, axis -> model.columns().set(axis));
    choose(family, name -> model.family().set(Optional.of(name).filter(one -> !one.isEmpty())));
    watched().forEach(value -> value.addListener(onChange));
    show();
  }

  private List<Observable> watched() {
    return List.of(model.status(), model.results(), model.rows(), model.columns(), model.family());
  }

  private void choose(ComboBox<String> box, Consumer<String> choice) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String name) {
            return name == null || name.isEmpty()
                ? services.texts().text("app.train.sweep.all")
                : words.axis(name);
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    box.setOnAction(
        event -> {
          if (!filling && box.getValue() != null) {
            choice.accept(box.getValue());
          }
        });
  }

  private void show() {
    filling = true;
    fill(rows, model.axes(), model.rows().get());
    fill(columns, model.axes(), model.columns().get());
    List<String> losses = new ArrayList<>(List.of(""));
    losses.addAll(model.families());
    fill(family, losses, model.family().get().orElse(""));
    filling = false;
    grid.show(model.table(), words.axis(model.rows().get()));
    verdicts.setText(
        words.verdicts(
            model.results().get().comparison(),
            is(counts -> counts.finished() + counts.diverged() > 0)));
    progress.setText(
        model
            .row()
            .map(row -> row.title() + ": " + new RunText(services.texts()).detail(row, ""))
            .orElse(""));
    work.setDisable(!is(SweepCounts::isLeft));
    stop.setDisable(model.row().filter(RunSummary::isRunning).isEmpty());
    again.setDisable(!is(counts -> counts.failed() > 0));
    submit.setDisable(!is(counts -> counts.waiting() + counts.failed() > 0));
    curves.setDisable(model.status().get().isEmpty());
  }

  private boolean is(Predicate<SweepCounts> condition) {
    return model.row().flatMap(RunSummary::sweep).filter(condition).isPresent();
  }

  private static void fill(ComboBox<String> box, List<String> items, String chosen) {
    if (!box.getItems().equals(items)) {
      box.getItems().setAll(items);
    }
    box.setValue(chosen);
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
  }
}

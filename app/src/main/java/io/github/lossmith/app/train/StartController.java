package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Action;
import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** The end of the launch form: what is wrong, what it will take, the command, the start. */
public final class StartController implements AutoCloseable {
  private final Desk desk;
  private final TrainModel model;
  private final InvalidationListener onChange = this::show;
  @FXML private Label problem;
  @FXML private Label verdict;
  @FXML private Button examine;
  @FXML private Label estimate;
  @FXML private Button measure;
  @FXML private TextField command;
  @FXML private Button copy;
  @FXML private Button start;

  StartController(Desk desk, TrainModel model) {
    this.desk = desk;
    this.model = model;
  }

  @FXML
  private void initialize() {
    desk.controls().bind(copy, Action.of("app.train.start.copy", "fth-copy", null, this::copy));
    start.setOnAction(event -> model.pad().launch());
    start.disableProperty().bind(model.launch().experiment().map(now -> !now.isOk()));
    verdict.textProperty().bind(model.preflight().verdict().map(v -> v.in(desk.texts())));
    estimate.textProperty().bind(model.preflight().estimate().map(e -> e.in(desk.texts())));
    examine.setOnAction(event -> model.preflight().examine());
    measure.setOnAction(event -> model.preflight().measure());
    examine.disableProperty().bind(start.disableProperty().or(model.preflight().busy()));
    measure.disableProperty().bind(start.disableProperty().or(model.preflight().busy()));
    model.launch().experiment().addListener(onChange);
    model.runs().folder().addListener(onChange);
    model.runs().runs().addListener(onChange);
    show(model.launch().experiment());
  }

  private void show(Observable changed) {
    Outcome<Experiment> now = model.launch().experiment().get();
    Optional<Problem> wrong = now.failure();
    problem.setText(wrong.map(desk.texts()::text).orElse(""));
    problem.setVisible(wrong.isPresent());
    problem.setManaged(wrong.isPresent());
    command.setText(CommandLine.train(model.pad().next(), false));
  }

  private void copy() {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, command.getText()));
    desk.notices().say("app.train.copied");
  }

  @Override
  public void close() {
    model.launch().experiment().removeListener(onChange);
    model.runs().folder().removeListener(onChange);
    model.runs().runs().removeListener(onChange);
  }
}

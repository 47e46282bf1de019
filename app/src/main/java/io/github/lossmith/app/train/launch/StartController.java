package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.app.train.runs.NewRunDirectory;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import java.util.List;
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

/** Always visible below the launch form: its errors, the command line, the start button. */
public final class StartController implements AutoCloseable {
  private final AppServices services;
  private final NewRunModel model;
  private final InvalidationListener onChange = this::show;
  @FXML private Label problem;
  @FXML private TextField command;
  @FXML private Button copy;
  @FXML private Button start;

  public StartController(AppServices services, NewRunModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    services
        .controls()
        .bind(copy, UserAction.of("app.train.start.copy", "fth-copy", null, this::copy));
    start.setOnAction(event -> model.submission().submit());
    start.disableProperty().bind(model.startable().map(possible -> !possible));
    copy.disableProperty().unbind();
    copy.disableProperty().bind(start.disableProperty());
    watched().forEach(value -> value.addListener(onChange));
    show(model.form().experiment());
  }

  private List<Observable> watched() {
    return List.of(
        model.form().experiment(),
        model.form().faults(),
        model.directory().proposed(),
        model.device().choice());
  }

  private void show(Observable changed) {
    Optional<Problem> wrong = model.form().problem();
    problem.setText(wrong.map(services.texts()::text).orElse(""));
    problem.setVisible(wrong.isPresent());
    problem.setManaged(wrong.isPresent());
    command.setText(model.form().experiment().get().toOptional().map(this::command).orElse(""));
  }

  private String command(Experiment experiment) {
    NewRunDirectory run = model.directory().proposed().get();
    Experiment named = experiment.withName(run.name());
    model.file().keep(named);
    return LaunchCommandLine.train(
        model.file().of(named), run.directory(), model.device().choice().get());
  }

  private void copy() {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, command.getText()));
    services.notices().say("app.train.copied");
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
  }
}

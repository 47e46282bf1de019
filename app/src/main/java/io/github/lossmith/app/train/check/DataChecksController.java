package io.github.lossmith.app.train.check;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.launch.NewRunModel;
import io.github.lossmith.designer.problem.Outcome;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/**
 * The checks before a run: the doctor's verdict on the data, and an estimate of time and memory.
 */
public final class DataChecksController {
  private final AppServices services;
  private final LaunchChecks checks;
  private final NewRunModel model;
  @FXML private Label verdict;
  @FXML private Button examine;
  @FXML private Label estimate;
  @FXML private Button measure;

  public DataChecksController(AppServices services, LaunchChecks checks, NewRunModel model) {
    this.services = services;
    this.checks = checks;
    this.model = model;
  }

  @FXML
  private void initialize() {
    verdict.textProperty().bind(checks.verdict().map(v -> v.in(services.texts())));
    estimate.textProperty().bind(checks.estimate().map(e -> e.in(services.texts())));
    examine.setOnAction(event -> checks.examine());
    measure.setOnAction(event -> checks.measure());
    bind(examine, model.form().experiment().map(Outcome::isOk));
    bind(measure, model.startable());
  }

  /** Data that are not as they must be can be examined too: to say so is what that is for. */
  private void bind(Button button, ObservableValue<Boolean> possible) {
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !possible.getValue() || checks.busy().get(), possible, checks.busy()));
  }
}

package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.problem.Outcome;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** What can be known before a run: the doctor's verdict on the data, and what it will take. */
public final class DataChecksController {
  private final AppServices services;
  private final TrainModel model;
  @FXML private Label verdict;
  @FXML private Button examine;
  @FXML private Label estimate;
  @FXML private Button measure;

  DataChecksController(AppServices services, TrainModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    verdict.textProperty().bind(model.checks().verdict().map(v -> v.in(services.texts())));
    estimate.textProperty().bind(model.checks().estimate().map(e -> e.in(services.texts())));
    examine.setOnAction(event -> model.checks().examine());
    measure.setOnAction(event -> model.checks().measure());
    bind(examine, model.launch().experiment().map(Outcome::isOk));
    bind(measure, model.startable());
  }

  /** Data that are not as they must be can be examined too: to say so is what that is for. */
  private void bind(Button button, ObservableValue<Boolean> possible) {
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !possible.getValue() || model.checks().busy().get(),
                possible,
                model.checks().busy()));
  }
}

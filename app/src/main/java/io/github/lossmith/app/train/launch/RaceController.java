package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** The line of the launch form that asks for a race, and which losses it stops. */
public final class RaceController implements AutoCloseable {
  private final AppServices services;
  private final LaunchForm model;
  private final FieldMessages notes;
  @FXML private CheckBox race;
  @FXML private TextField stopBelow;
  @FXML private Label raceWhy;

  public RaceController(AppServices services, LaunchForm model) {
    this.services = services;
    this.model = model;
    notes = new FieldMessages(model, services.texts());
  }

  @FXML
  private void initialize() {
    RaceForm form = model.race();
    ObservableValue<Boolean> impossible = form.obstacle().map(why -> why.isPresent());
    race.selectedProperty().bindBidirectional(form.wanted());
    race.disableProperty().bind(impossible);
    stopBelow.textProperty().bindBidirectional(model.field(LaunchField.STOP_BELOW));
    stopBelow.disableProperty().bind(impossible.flatMap(no -> form.wanted().map(on -> no || !on)));
    notes.mark(stopBelow, LaunchField.STOP_BELOW);
    notes.bind(
        raceWhy,
        () -> form.obstacle().get().map(services.texts()::text),
        form.obstacle(),
        LaunchField.STOP_BELOW);
  }

  @Override
  public void close() {
    notes.close();
    race.selectedProperty().unbindBidirectional(model.race().wanted());
    stopBelow.textProperty().unbindBidirectional(model.field(LaunchField.STOP_BELOW));
  }
}

package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.screen.Desk;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Binds the form of the place to its view-model. */
public final class ImbalanceController {
  private final Desk desk;
  @FXML private Label heading;

  ImbalanceController(Desk desk) {
    this.desk = desk;
  }

  @FXML
  private void initialize() {
    heading.setText(desk.texts().text("app.place.imbalance.hint"));
  }
}

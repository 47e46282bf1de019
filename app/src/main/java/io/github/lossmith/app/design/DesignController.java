package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Desk;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Binds the form of the place to its view-model. */
public final class DesignController {
  private final Desk desk;
  @FXML private Label heading;

  DesignController(Desk desk) {
    this.desk = desk;
  }

  @FXML
  private void initialize() {
    heading.setText(desk.texts().text("app.place.design.hint"));
  }
}

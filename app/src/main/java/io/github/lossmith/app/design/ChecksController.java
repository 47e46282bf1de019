package io.github.lossmith.app.design;

import javafx.fxml.FXML;
import javafx.scene.control.ListView;

/** The checks of the design in hand, in words. */
public final class ChecksController {
  @FXML private ListView<String> checks;

  @FXML
  private void initialize() {
    checks.setFocusTraversable(true);
  }
}

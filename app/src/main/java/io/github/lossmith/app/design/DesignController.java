package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Action;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** The panels with their tools, between the list and the inspector. */
public final class DesignController {
  private final Studio studio;
  private final DesignActions actions;
  @FXML private HBox tools;

  DesignController(Studio studio, DesignActions actions) {
    this.studio = studio;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    actions.stepTools().forEach(action -> tools.getChildren().add(button(action)));
  }

  private Button button(Action action) {
    Button button = new Button();
    button.getStyleClass().addAll("flat", "small");
    studio.desk().controls().bind(button, action);
    return button;
  }
}

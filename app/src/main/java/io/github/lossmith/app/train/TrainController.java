package io.github.lossmith.app.train;

import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** The parts of the place: the runs on the left, launch, watch and compare on the right. */
public final class TrainController implements AutoCloseable {
  private final TrainModel model;
  private final ChangeListener<Number> onPart = (observed, before, now) -> show(now.intValue());
  @FXML private FlowPane titles;
  @FXML private TabPane parts;

  TrainController(TrainModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    parts.getTabs().forEach(tab -> titles.getChildren().add(title(tab)));
    model.part().addListener(onPart);
    show(model.part().get());
    parts
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((observed, before, now) -> model.part().set(now.intValue()));
  }

  /** A title that wraps; a tab pane would cut titles that have no room. */
  private ToggleButton title(Tab tab) {
    ToggleButton title = new ToggleButton(tab.getText());
    title.setId("title-" + tab.getId());
    title.setMinWidth(Region.USE_PREF_SIZE);
    title.setSelected(tab.isSelected());
    title.setOnAction(event -> parts.getSelectionModel().select(tab));
    tab.selectedProperty().addListener((observed, before, now) -> title.setSelected(now));
    title
        .selectedProperty()
        .addListener((observed, before, now) -> title.setSelected(tab.isSelected()));
    return title;
  }

  private void show(int part) {
    parts.getSelectionModel().select(part);
  }

  @Override
  public void close() {
    model.part().removeListener(onPart);
  }
}

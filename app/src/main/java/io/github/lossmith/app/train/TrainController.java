package io.github.lossmith.app.train;

import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.TabPane;

/** The parts of the place: the runs on the left, launch, watch and compare on the right. */
public final class TrainController implements AutoCloseable {
  private final TrainModel model;
  private final ChangeListener<Number> onPart = (observed, before, now) -> show(now.intValue());
  @FXML private TabPane parts;

  TrainController(TrainModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.part().addListener(onPart);
    show(model.part().get());
    parts
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((observed, before, now) -> model.part().set(now.intValue()));
  }

  private void show(int part) {
    parts.getSelectionModel().select(part);
  }

  @Override
  public void close() {
    model.part().removeListener(onPart);
  }
}

package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.trainer.engine.Device;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

/** The line of the launch form that chooses the device. */
public final class DeviceController implements AutoCloseable {
  private final AppServices services;
  private final DeviceModel model;
  private final ChangeListener<Boolean> onBusy = (observed, before, now) -> showChosen();
  @FXML private ComboBox<Device> device;
  @FXML private Label said;
  @FXML private ProgressBar progress;
  @FXML private Button cancel;

  public DeviceController(AppServices services, DeviceModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    device.setItems(FXCollections.observableArrayList(Device.CPU, Device.CUDA));
    device.setConverter(new NamedConverter<>(services.texts(), "app.train.device."));
    device.setValue(model.chosen().get());
    device.setOnAction(event -> model.choose(device.getValue()));
    said.textProperty().bind(model.said().map(words -> words.in(services.texts())));
    ObservableValue<Boolean> fetching = model.progress().map(now -> now.doubleValue() >= 0);
    progress.progressProperty().bind(model.progress());
    cancel.setOnAction(event -> model.cancel());
    showOnly(progress, fetching);
    showOnly(cancel, fetching);
    model.busy().addListener(onBusy);
  }

  private static void showOnly(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  /** Shows the chosen device; if the card cannot be used, that is the processor. */
  private void showChosen() {
    if (!model.busy().get()) {
      device.setValue(model.chosen().get());
    }
  }

  @Override
  public void close() {
    model.busy().removeListener(onBusy);
  }
}

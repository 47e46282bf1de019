package io.github.lossmith.app.train.device;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.trainer.engine.TrainingOffer;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** The line of the launch form that chooses engine, device and Python. */
public final class DeviceController implements AutoCloseable {
  private static final FileKind PYTHON = new FileKind("app.train.device.python.choose", List.of());

  private final AppServices services;
  private final DeviceModel model;
  private final ChangeListener<TrainingOffer> onChoice = (observed, before, now) -> showChosen();
  @FXML private ComboBox<TrainingOffer> device;
  @FXML private Label said;
  @FXML private Label searching;
  @FXML private ProgressBar progress;
  @FXML private Button cancel;
  @FXML private Button python;
  @FXML private Button copy;

  public DeviceController(AppServices services, DeviceModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    device.setItems(model.offers());
    device.setCellFactory(list -> new OfferCell(services.texts()));
    device.setButtonCell(new OfferCell(services.texts()));
    new ChoiceCommit<>(device, this::chosen, this::showChosen);
    said.textProperty().bind(model.said().map(words -> words.in(services.texts())));
    ObservableValue<Boolean> fetching = model.progress().map(now -> now.doubleValue() >= 0);
    progress.progressProperty().bind(model.progress());
    cancel.setOnAction(event -> model.cancel());
    showOnly(progress, fetching);
    showOnly(cancel, fetching);
    showOnly(searching, model.searching());
    showOnly(copy, model.install().map(line -> !line.isEmpty()));
    services
        .controls()
        .bind(
            python,
            UserAction.of("app.train.device.python", "fth-folder", null, this::choosePython));
    services
        .controls()
        .bind(copy, UserAction.of("app.train.device.copy", "fth-copy", null, this::copy));
    model.chosen().addListener(onChoice);
    showChosen();
  }

  private static void showOnly(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  /** What cannot train gives its reason, and the box shows again what is chosen. */
  private void chosen(TrainingOffer wanted) {
    if (!wanted.equals(model.chosen().get())) {
      model.choose(wanted);
      services.tasks().onScreen(this::showChosen);
    }
  }

  private void showChosen() {
    device.setValue(model.chosen().get());
    HoverHint.say(device, services.texts().text(model.chosen().get().title()));
  }

  private void choosePython() {
    services
        .dialogs()
        .open(PYTHON)
        .ifPresent(
            file -> {
              services.settings().change(settings -> settings.withPython(file));
              model.choosePython(file);
            });
  }

  private void copy() {
    Clipboard.getSystemClipboard()
        .setContent(Map.of(DataFormat.PLAIN_TEXT, model.install().getValue()));
    services.notices().say("app.train.copied");
  }

  @Override
  public void close() {
    model.chosen().removeListener(onChoice);
  }
}

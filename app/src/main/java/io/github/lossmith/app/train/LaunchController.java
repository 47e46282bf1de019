package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Action;
import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.GridPane;

/** The launch form: data, weights and hyper-parameters, with the reason beside each default. */
public final class LaunchController implements AutoCloseable {
  private static final FileKind WEIGHTS =
      new FileKind("app.train.launch.weights.choose", List.of("h5"));
  private final Desk desk;
  private final LaunchModel model;
  @FXML private ComboBox<String> preset;
  @FXML private TextField name;
  @FXML private TextField folder;
  @FXML private Button chooseFolder;
  @FXML private TextField trainSplits;
  @FXML private TextField testSplits;
  @FXML private ComboBox<TrunkMode> trunk;
  @FXML private ComboBox<Double> width;
  @FXML private TextField weights;
  @FXML private Button chooseWeights;
  @FXML private TextField iterations;
  @FXML private TextField batch;
  @FXML private TextField seed;
  @FXML private TextField evaluations;
  @FXML private TextField copies;
  @FXML private GridPane vocFields;
  @FXML private GridPane trunkFields;

  LaunchController(Desk desk, TrainModel model) {
    this.desk = desk;
    this.model = model.launch();
  }

  private Map<TextField, StringProperty> bound() {
    return Map.of(
        name, model.name(),
        folder, model.folder(),
        trainSplits, model.trainSplits(),
        testSplits, model.testSplits(),
        weights, model.weights(),
        iterations, model.iterations(),
        batch, model.batch(),
        seed, model.seed(),
        evaluations, model.evaluations(),
        copies, model.copies());
  }

  @FXML
  private void initialize() {
    bound().forEach((field, value) -> field.textProperty().bindBidirectional(value));
    preset.setItems(FXCollections.observableArrayList(ExperimentPresets.names()));
    preset.setConverter(new NamedConverter<>(desk.texts(), "app.train.launch.preset."));
    preset.valueProperty().bindBidirectional(model.preset());
    trunk.setItems(FXCollections.observableArrayList(TrunkMode.FROZEN, TrunkMode.FINE_TUNED));
    trunk.setConverter(new NamedConverter<>(desk.texts(), "app.train.launch.trunk."));
    trunk.valueProperty().bindBidirectional(model.trunk());
    width.setItems(FXCollections.observableArrayList(0.35, 0.5, 0.75, 1.0));
    width.valueProperty().bindBidirectional(model.width());
    button(chooseFolder, "app.train.launch.folder", this::chooseFolder);
    button(chooseWeights, "app.train.launch.weights", this::chooseWeights);
    showOnly(vocFields, model.preset().map(LaunchModel::needsFolder));
    showOnly(trunkFields, model.preset().map(LaunchModel::needsFolder));
    trainSplits.disableProperty().bind(model.preset().map(now -> !LaunchModel.hasOwnSplits(now)));
    testSplits.disableProperty().bind(model.preset().map(now -> !LaunchModel.hasOwnSplits(now)));
  }

  private void button(Button button, String key, Runnable work) {
    desk.controls().bind(button, Action.of(key, "fth-folder", null, work));
  }

  private static void showOnly(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  private void chooseFolder() {
    desk.dialogs()
        .folder("app.train.launch.folder.choose")
        .ifPresent(chosen -> model.folder().set(chosen.toString()));
  }

  private void chooseWeights() {
    desk.dialogs().open(WEIGHTS).ifPresent(chosen -> model.weights().set(chosen.toString()));
  }

  /** A folder dragged onto the form is its data set; other files are the window's. */
  @FXML
  private void dragOver(DragEvent event) {
    if (folder(event).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  @FXML
  private void dropped(DragEvent event) {
    Optional<File> dropped = folder(event);
    if (dropped.isPresent()) {
      model.drop(dropped.get().toPath());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private static Optional<File> folder(DragEvent event) {
    return event.getDragboard().getFiles().stream().filter(File::isDirectory).findFirst();
  }

  @Override
  public void close() {
    bound().forEach((field, value) -> field.textProperty().unbindBidirectional(value));
    preset.valueProperty().unbindBidirectional(model.preset());
    trunk.valueProperty().unbindBidirectional(model.trunk());
    width.valueProperty().unbindBidirectional(model.width());
  }
}

package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/** The launch form: data, weights and hyper-parameters, with the reason beside each default. */
public final class LaunchController implements AutoCloseable {
  private static final FileKind WEIGHTS =
      new FileKind("app.train.launch.weights.choose", List.of("h5"));
  private final AppServices services;
  private final LaunchForm model;
  private final NewRunDirectoryModel directory;
  private final FieldMessages notes;
  @FXML private Node form;
  @FXML private ComboBox<String> preset;
  @FXML private TextField name;
  @FXML private Label nameWhy;
  @FXML private TextField folder;
  @FXML private Label folderWhy;
  @FXML private Button chooseFolder;
  @FXML private TextField trainSplits;
  @FXML private TextField testSplits;
  @FXML private Label splitsWhy;
  @FXML private ComboBox<TrunkMode> trunk;
  @FXML private ComboBox<Double> width;
  @FXML private TextField weights;
  @FXML private Label weightsWhy;
  @FXML private Button chooseWeights;
  @FXML private TextField copies;
  @FXML private Label copiesWhy;
  @FXML private TextField iterations;
  @FXML private Label iterationsWhy;
  @FXML private TextField batch;
  @FXML private TextField accumulate;
  @FXML private Label batchWhy;
  @FXML private TextField evaluations;
  @FXML private Label evaluationsWhy;
  @FXML private TextField seed;
  @FXML private Label seedWhy;
  @FXML private GridPane vocFields;
  @FXML private GridPane trunkFields;

  public LaunchController(AppServices services, NewRunModel model) {
    this.services = services;
    this.model = model.form();
    directory = model.directory();
    notes = new FieldMessages(model.form(), services.texts());
  }

  private Map<LaunchField, TextField> inputs() {
    Map<LaunchField, TextField> inputs = new EnumMap<>(LaunchField.class);
    inputs.put(LaunchField.NAME, name);
    inputs.put(LaunchField.FOLDER, folder);
    inputs.put(LaunchField.TRAIN_SPLITS, trainSplits);
    inputs.put(LaunchField.TEST_SPLITS, testSplits);
    inputs.put(LaunchField.WEIGHTS, weights);
    inputs.put(LaunchField.COPIES, copies);
    inputs.put(LaunchField.ITERATIONS, iterations);
    inputs.put(LaunchField.BATCH, batch);
    inputs.put(LaunchField.ACCUMULATE, accumulate);
    inputs.put(LaunchField.EVALUATIONS, evaluations);
    inputs.put(LaunchField.SEED, seed);
    return inputs;
  }

  private void notes() {
    notes.bind(
        nameWhy, () -> directory.renamed(services.texts()), directory.proposed(), LaunchField.NAME);
    notes.bind(folderWhy, LaunchField.FOLDER);
    notes.bind(splitsWhy, LaunchField.TRAIN_SPLITS, LaunchField.TEST_SPLITS);
    notes.bind(weightsWhy, LaunchField.WEIGHTS);
    notes.bind(copiesWhy, LaunchField.COPIES);
    notes.bind(iterationsWhy, LaunchField.ITERATIONS);
    notes.bind(batchWhy, LaunchField.BATCH, LaunchField.ACCUMULATE);
    notes.bind(evaluationsWhy, LaunchField.EVALUATIONS);
    notes.bind(seedWhy, LaunchField.SEED);
  }

  @FXML
  private void initialize() {
    FolderDrop.accept(form, model::drop);
    inputs().forEach(this::bind);
    notes();
    preset.setItems(model.presets());
    preset.setConverter(new NamedConverter<>(services.texts(), "app.train.launch.preset."));
    preset.valueProperty().bindBidirectional(model.preset());
    trunk.setItems(FXCollections.observableArrayList(TrunkMode.FROZEN, TrunkMode.FINE_TUNED));
    trunk.setConverter(new NamedConverter<>(services.texts(), "app.train.launch.trunk."));
    trunk.valueProperty().bindBidirectional(model.trunk());
    width.setItems(FXCollections.observableArrayList(0.35, 0.5, 0.75, 1.0));
    width.valueProperty().bindBidirectional(model.width());
    button(chooseFolder, "app.train.launch.folder", this::chooseFolder);
    button(chooseWeights, "app.train.launch.weights", this::chooseWeights);
    showOnly(vocFields, model.photographs());
    showOnly(trunkFields, model.photographs());
    trainSplits.disableProperty().bind(model.ownSplits().map(own -> !own));
    testSplits.disableProperty().bind(model.ownSplits().map(own -> !own));
  }

  private void bind(LaunchField field, TextField input) {
    input.textProperty().bindBidirectional(model.field(field));
    notes.mark(input, field);
  }

  private void button(Button button, String key, Runnable work) {
    services.controls().bind(button, UserAction.of(key, "fth-folder", null, work));
  }

  private static void showOnly(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  private void chooseFolder() {
    services
        .dialogs()
        .folder("app.train.launch.folder.choose")
        .ifPresent(chosen -> model.folder().set(chosen.toString()));
  }

  private void chooseWeights() {
    services.dialogs().open(WEIGHTS).ifPresent(chosen -> weights.setText(chosen.toString()));
  }

  @Override
  public void close() {
    inputs()
        .forEach((field, input) -> input.textProperty().unbindBidirectional(model.field(field)));
    notes.close();
    preset.valueProperty().unbindBidirectional(model.preset());
    trunk.valueProperty().unbindBidirectional(model.trunk());
    width.valueProperty().unbindBidirectional(model.width());
  }
}

package io.github.lossmith.app.train.sweep.form;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.train.sweep.form.ProblemLines.Field;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A new sweep as fields. */
public final class SweepFieldsController implements AutoCloseable {
  private static final String FORM = "app.train.sweep.form.";

  private final AppServices services;
  private final Texts texts;
  private final SweepForm form;
  private final ProblemLines lines;
  private final SweepRowsView rows;
  private final InvalidationListener onRows = changed -> showRows();
  private final InvalidationListener onAnswer = changed -> show();
  @FXML private Node root;
  @FXML private Label unshown;
  @FXML private VBox fields;
  @FXML private TextField name;
  @FXML private Label nameWhy;
  @FXML private ComboBox<String> experiment;
  @FXML private Button experimentFile;
  @FXML private Label experimentWhy;
  @FXML private TextField seeds;
  @FXML private Label seedsWhy;
  @FXML private VBox losses;
  @FXML private Label lossesWhy;
  @FXML private Button addLoss;
  @FXML private VBox grid;
  @FXML private Label gridWhy;
  @FXML private Button addSetting;
  @FXML private TextField cpus;
  @FXML private TextField memory;
  @FXML private TextField gpus;
  @FXML private TextField minutes;
  @FXML private Label needsWhy;
  @FXML private TextField folder;
  @FXML private Button folderChoice;
  @FXML private Label folderWhy;
  @FXML private Label textOnly;

  public SweepFieldsController(AppServices services, SweepForm form) {
    this.services = services;
    this.form = form;
    texts = services.texts();
    lines = new ProblemLines(texts);
    rows = new SweepRowsView(services, form, lines);
  }

  private Map<SweepInput, TextField> inputs() {
    Map<SweepInput, TextField> inputs = new EnumMap<>(SweepInput.class);
    inputs.put(SweepInput.NAME, name);
    inputs.put(SweepInput.EXPERIMENT, experiment.getEditor());
    inputs.put(SweepInput.SEEDS, seeds);
    inputs.put(SweepInput.CPUS, cpus);
    inputs.put(SweepInput.MEMORY, memory);
    inputs.put(SweepInput.GPUS, gpus);
    inputs.put(SweepInput.MINUTES, minutes);
    inputs.put(SweepInput.FOLDER, folder);
    return inputs;
  }

  @FXML
  private void initialize() {
    experiment.getItems().setAll(ExperimentPresets.names());
    inputs().forEach((input, field) -> field.textProperty().bindBidirectional(form.input(input)));
    HoverHint.say(seeds, texts.text(FORM + "seeds.hint"));
    lines.add(nameWhy, List.of(field(SweepInput.NAME)));
    lines.add(experimentWhy, List.of(new Field(experiment, SweepInput.EXPERIMENT::place)));
    lines.add(seedsWhy, List.of(field(SweepInput.SEEDS)));
    lines.add(lossesWhy, List.of(new Field(addLoss, () -> SweepProblems.LOSSES)));
    lines.add(gridWhy, List.of(new Field(addSetting, () -> SweepProblems.GRID)));
    lines.add(needsWhy, SweepInput.NEEDS.stream().map(this::field).toList());
    lines.add(folderWhy, List.of(field(SweepInput.FOLDER)));
    addLoss.setOnAction(event -> SweepRowsView.afterAdding(form::addLoss, losses));
    addSetting.setOnAction(event -> SweepRowsView.afterAdding(form::addSetting, grid));
    FileKind files = new FileKind(FORM + "experiment-file.kind", List.of("json"));
    button(
        experimentFile,
        "experiment-file",
        () -> services.dialogs().open(files).ifPresent(set(SweepInput.EXPERIMENT)));
    button(
        folderChoice,
        "folder-choice",
        () -> services.dialogs().folder(FORM + "folder-choice").ifPresent(set(SweepInput.FOLDER)));
    List.of(form.losses(), form.grid()).forEach(list -> list.addListener(onRows));
    form.answers().forEach(value -> value.addListener(onAnswer));
    rows.fill(root, losses, grid);
    showRows();
  }

  private Field field(SweepInput input) {
    TextField field = inputs().get(input);
    return new Field(field == null ? fields : field, input::place);
  }

  private void button(Button button, String key, Runnable work) {
    services.controls().bind(button, UserAction.of(FORM + key, "fth-folder", null, work));
  }

  private Consumer<Path> set(SweepInput input) {
    return chosen -> form.input(input).set(chosen.toString());
  }

  private void showRows() {
    rows.show();
    addSetting.setDisable(form.freeKeys().isEmpty());
    show();
  }

  private void show() {
    boolean isShown = form.unshown().get().isEmpty();
    unshown.setText(form.unshown().get().map(texts::text).orElse(""));
    unshown.setVisible(!isShown);
    unshown.setManaged(!isShown);
    fields.setVisible(isShown);
    fields.setManaged(isShown);
    List<String> others = form.textOnly().get();
    textOnly.setText(
        others.isEmpty() ? "" : texts.text(FORM + "text-only", String.join(", ", others)));
    textOnly.setManaged(!others.isEmpty());
    lines.show(form.problems().get());
  }

  @Override
  public void close() {
    inputs().forEach((input, field) -> field.textProperty().unbindBidirectional(form.input(input)));
    List.of(form.losses(), form.grid()).forEach(list -> list.removeListener(onRows));
    form.answers().forEach(value -> value.removeListener(onAnswer));
  }
}

package io.github.lossmith.app.train.search;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;

/** A new search: its fields, what they ask for, and the button that begins it. */
public final class NewSearchController implements AutoCloseable {
  private final AppServices services;
  private final Texts texts;
  private final NewSearchModel model;
  private final InvalidationListener onAnswer = changed -> show();
  @FXML private TitledPane pane;
  @FXML private ComboBox<String> experiment;
  @FXML private Button open;
  @FXML private TextField out;
  @FXML private TextField population;
  @FXML private TextField generations;
  @FXML private TextField seed;
  @FXML private TextField seeds;
  @FXML private TextField fresh;
  @FXML private TextField iterations;
  @FXML private TextField data;
  @FXML private Button chooseData;
  @FXML private TextField weights;
  @FXML private Button chooseWeights;
  @FXML private TextField train;
  @FXML private TextField validation;
  @FXML private TextField histogram;
  @FXML private Button chooseHistogram;
  @FXML private Label asked;
  @FXML private Button begin;
  @FXML private TextField command;

  public NewSearchController(AppServices services, NewSearchModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
  }

  @FXML
  private void initialize() {
    experiment.getItems().setAll(ExperimentPresets.names());
    experiment.getEditor().textProperty().bindBidirectional(model.field(SearchField.EXPERIMENT));
    fields().forEach((field, text) -> text.textProperty().bindBidirectional(model.field(field)));
    choose(open, SearchField.EXPERIMENT, new FileKind("app.train.search.file", List.of("json")));
    choose(
        chooseWeights,
        SearchField.WEIGHTS,
        new FileKind("app.train.search.weights", List.of("h5")));
    folder(chooseData, SearchField.DATA);
    folder(chooseHistogram, SearchField.HISTOGRAM);
    begin.setOnAction(event -> model.begin());
    pane.expandedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                model.ask();
              }
            });
    model.answer().addListener(onAnswer);
    model.beginning().addListener(onAnswer);
    show();
  }

  private void choose(Button button, SearchField field, FileKind kind) {
    button.setOnAction(
        event ->
            services.dialogs().open(kind).map(Path::toString).ifPresent(model.field(field)::set));
  }

  private void folder(Button button, SearchField field) {
    button.setOnAction(
        event ->
            services
                .dialogs()
                .folder("app.train.search." + field.key())
                .map(Path::toString)
                .ifPresent(model.field(field)::set));
  }

  private Map<SearchField, TextField> fields() {
    return Map.ofEntries(
        Map.entry(SearchField.OUT, out),
        Map.entry(SearchField.POPULATION, population),
        Map.entry(SearchField.GENERATIONS, generations),
        Map.entry(SearchField.SEED, seed),
        Map.entry(SearchField.SEEDS, seeds),
        Map.entry(SearchField.FRESH, fresh),
        Map.entry(SearchField.ITERATIONS, iterations),
        Map.entry(SearchField.DATA, data),
        Map.entry(SearchField.WEIGHTS, weights),
        Map.entry(SearchField.TRAIN, train),
        Map.entry(SearchField.VALIDATION, validation),
        Map.entry(SearchField.HISTOGRAM, histogram));
  }

  private void show() {
    Optional<NewSearchModel.Asked> known = model.answer().get().flatMap(Outcome::toOptional);
    asked.setText(
        model.answer().get().map(answer -> answer.fold(this::told, texts::text)).orElse(""));
    command.setText(model.command());
    begin.setDisable(known.isEmpty() || model.beginning().get());
  }

  private String told(NewSearchModel.Asked search) {
    return texts.text(
        "app.train.search.asked", Long.toString(search.trainings()), search.place().toString());
  }

  @Override
  public void close() {
    experiment.getEditor().textProperty().unbindBidirectional(model.field(SearchField.EXPERIMENT));
    fields().forEach((field, text) -> text.textProperty().unbindBidirectional(model.field(field)));
    model.answer().removeListener(onAnswer);
    model.beginning().removeListener(onAnswer);
  }
}

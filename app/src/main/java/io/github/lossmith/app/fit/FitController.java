package io.github.lossmith.app.fit;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.FormListeners;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

/** Asks what a coefficient is to do on the examples in sight, and fits it. */
public abstract class FitController implements AutoCloseable {
  private final AppServices services;
  private final FitModel model;
  private final FormListeners bindings = new FormListeners();
  @FXML private ToggleButton begin;
  @FXML private Pane form;
  @FXML private RadioButton equal;
  @FXML private RadioButton hard;
  @FXML private TextField share;
  @FXML private TextField smoothness;
  @FXML private CheckBox monotone;
  @FXML private Button now;
  @FXML private Label answer;

  protected FitController(AppServices services, FitModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    hard.setSelected(model.share().get());
    equal.setSelected(!model.share().get());
    share.textProperty().bindBidirectional(model.shareText());
    smoothness.textProperty().bindBidirectional(model.smoothness());
    monotone.selectedProperty().bindBidirectional(model.monotone());
    bindings.on(() -> model.share().set(hard.isSelected()), hard.selectedProperty());
    bindings.on(this::show, begin.selectedProperty(), model.share(), model.busy());
    bindings.on(this::show, model.available());
    bindings.on(this::showAnswer, model.answer());
    begun();
    show();
    showAnswer();
  }

  /** Binds what only the form of one place has. */
  protected void begun() {}

  private void show() {
    boolean available = model.available().get();
    FormListeners.show(begin, available);
    FormListeners.show(form, available && begin.isSelected());
    FormListeners.show(answer, available && begin.isSelected() && !answer.getText().isEmpty());
    share.setDisable(!model.share().get());
    smoothness.setPromptText(model.share().get() ? "1" : "0");
    now.setDisable(model.busy().get());
  }

  private void showAnswer() {
    answer.setText(
        model.answer().get().stream()
            .map(services.texts()::text)
            .collect(Collectors.joining("\n")));
    show();
  }

  @FXML
  private void fitNow() {
    model.fit();
  }

  @Override
  public void close() {
    share.textProperty().unbindBidirectional(model.shareText());
    smoothness.textProperty().unbindBidirectional(model.smoothness());
    monotone.selectedProperty().unbindBidirectional(model.monotone());
    bindings.close();
  }
}

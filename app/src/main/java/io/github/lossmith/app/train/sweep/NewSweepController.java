package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A new sweep: its file as text, what it asks for, and the button that plans it. */
public final class NewSweepController implements AutoCloseable {
  private final AppServices services;
  private final Texts texts;
  private final NewSweepModel model;
  private final InvalidationListener onAnswer = changed -> show();
  @FXML private TitledPane pane;
  @FXML private TextArea text;
  @FXML private Label asked;
  @FXML private Button open;
  @FXML private Button plan;

  public NewSweepController(AppServices services, NewSweepModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
  }

  @FXML
  private void initialize() {
    text.textProperty().bindBidirectional(model.text());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    open.setOnAction(
        event ->
            services
                .dialogs()
                .open(new FileKind("app.train.sweep.file", List.of("json")))
                .ifPresent(model::open));
    plan.setOnAction(event -> model.plan());
    pane.expandedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                model.ask();
              }
            });
    model.answer().addListener(onAnswer);
    model.planning().addListener(onAnswer);
    show();
  }

  /** Tab leaves the text, as it leaves every other field. */
  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB) {
      (event.isShiftDown() || plan.isDisabled() ? open : plan).requestFocus();
      event.consume();
    }
  }

  private void show() {
    Optional<NewSweepModel.Asked> known = model.answer().get().flatMap(Outcome::toOptional);
    asked.setText(
        model.answer().get().map(answer -> answer.fold(this::told, texts::text)).orElse(""));
    plan.setDisable(known.isEmpty() || model.planning().get());
  }

  private String told(NewSweepModel.Asked sweep) {
    String runs =
        texts.text(
            "app.train.sweep.asked", Integer.toString(sweep.runs()), model.place(sweep).toString());
    return sweep.hours() > 0
        ? runs + " " + texts.text("app.train.sweep.hours", texts.number(sweep.hours(), 3))
        : runs;
  }

  @Override
  public void close() {
    text.textProperty().unbindBidirectional(model.text());
    model.answer().removeListener(onAnswer);
    model.planning().removeListener(onAnswer);
  }
}

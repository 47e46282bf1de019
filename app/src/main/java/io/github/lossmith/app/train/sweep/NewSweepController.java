package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/** A new sweep: its file as fields or as text, what it asks for, and the button that plans it. */
public final class NewSweepController implements AutoCloseable {
  /** Most sweeps are counted before the eye has come from the field to the line. */
  private static final Duration PATIENCE = Duration.millis(400);

  private final AppServices services;
  private final Texts texts;
  private final NewSweepModel model;
  private final InvalidationListener onAnswer = changed -> show();
  private final PauseTransition waiting = new PauseTransition(PATIENCE);
  @FXML private TitledPane pane;
  @FXML private ToggleButton fields;
  @FXML private ToggleButton words;
  @FXML private Node form;
  @FXML private Node textPane;
  @FXML private TextArea text;
  @FXML private Label asked;
  @FXML private Label titles;
  @FXML private Button open;
  @FXML private Button plan;

  public NewSweepController(AppServices services, NewSweepModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
  }

  private List<Observable> watched() {
    return List.of(
        model.answer(), model.planning(), model.form().problems(), model.form().unshown());
  }

  @FXML
  private void initialize() {
    text.textProperty().bindBidirectional(model.text());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    ToggleGroup views = new ToggleGroup();
    views.getToggles().setAll(fields, words);
    fields.setSelected(true);
    views
        .selectedToggleProperty()
        .addListener(
            (observed, before, now) -> {
              if (now == null) {
                views.selectToggle(before); // one of the two is always shown
              }
              show();
            });
    open.setOnAction(
        event ->
            services
                .dialogs()
                .open(new FileKind("app.train.sweep.file", List.of("json")))
                .ifPresent(model::open));
    plan.setOnAction(event -> model.plan());
    pane.expandedProperty().bindBidirectional(model.open());
    pane.expandedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                model.ask();
              }
              show();
            });
    waiting.setOnFinished(event -> count());
    watched().forEach(value -> value.addListener(onAnswer));
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
    PageRoom.give(pane, pane.isExpanded());
    PageRoom.show(form, fields.isSelected());
    PageRoom.show(textPane, words.isSelected());
    if (model.answer().get().isPresent()) {
      waiting.stop();
      say(model.answer().get().get());
    } else if (waiting.getStatus() != Animation.Status.RUNNING) {
      waiting.playFromStart();
    }
    plan.setDisable(!model.isReady());
  }

  /** What was said of the text before stays, unless thousands of runs are counted. */
  private void count() {
    if (pane.isExpanded() && model.answer().get().isEmpty()) {
      asked.setText(texts.text("app.train.sweep.form.counting"));
      titles.setText("");
    }
  }

  private void say(Outcome<NewSweepModel.Asked> answer) {
    asked.setText(answer.fold(this::told, this::refused));
    titles.setText(answer.fold(sweep -> String.join("\n", sweep.titles()), why -> ""));
    titles.setManaged(!titles.getText().isEmpty());
  }

  private String refused(Problem why) {
    return model
        .form()
        .marked()
        .filter(number -> fields.isSelected())
        .map(number -> texts.text("app.train.sweep.form.marked", number))
        .orElseGet(() -> texts.text(why));
  }

  private String told(NewSweepModel.Asked sweep) {
    return new SweepWords(texts).asked(sweep, model.place(sweep));
  }

  @Override
  public void close() {
    waiting.stop();
    text.textProperty().unbindBidirectional(model.text());
    pane.expandedProperty().unbindBidirectional(model.open());
    watched().forEach(value -> value.removeListener(onAnswer));
  }
}

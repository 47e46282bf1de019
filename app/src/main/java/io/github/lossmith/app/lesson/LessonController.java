package io.github.lossmith.app.lesson;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.UserAction;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The open lesson above the place in front: its text, its question, its buttons. */
public final class LessonController implements AutoCloseable {
  private static final PseudoClass ANSWERED = PseudoClass.getPseudoClass("answered");

  /** The share of the window's height that a long text may take; the rest of it is scrolled to. */
  private static final double MOST_HEIGHT = 0.4;

  /** Letters of the title, beside which there is room for the name. */
  private static final double WIDE = 55;

  private final AppServices services;
  private final LessonModel model;
  private final FormListeners bindings = new FormListeners();
  @FXML private VBox strip;
  @FXML private ScrollPane body;
  @FXML private HBox columns;
  @FXML private Label name;
  @FXML private Label number;
  @FXML private Label title;
  @FXML private Label words;
  @FXML private VBox asked;
  @FXML private Label question;
  @FXML private Label answer;
  @FXML private Button back;
  @FXML private Button next;
  @FXML private Button hint;
  @FXML private Button end;

  public LessonController(AppServices services, LessonModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    bind(back, model.back());
    bind(next, model.next());
    bind(hint, model.hint());
    bind(end, model.end());
    bindings.on(this::show, model.now());
    strip.sceneProperty().addListener(observed -> fit());
    measured(body.widthProperty(), words.textProperty(), words.fontProperty());
    measured(question.textProperty(), answer.textProperty(), answer.fontProperty());
    strip.widthProperty().addListener(observed -> showName());
    title.fontProperty().addListener(observed -> showName());
    show();
  }

  private void fit() {
    if (strip.getScene() != null) {
      next.requestFocus();
      body.maxHeightProperty().bind(strip.getScene().heightProperty().multiply(MOST_HEIGHT));
    }
  }

  private void measured(Observable... sources) {
    bindings.on(this::measure, sources);
  }

  /** A scroll pane does not know the height of wrapped text. */
  private void measure() {
    double height = columns.prefHeight(body.getWidth());
    body.setPrefViewportHeight(height);
    body.setFocusTraversable(height > body.getMaxHeight());
  }

  /** The name of the lesson gives way to the title of the step. */
  private void showName() {
    FormListeners.show(name, strip.getWidth() > WIDE * title.getFont().getSize());
  }

  private void bind(Button button, UserAction action) {
    button.setText(services.texts().text(action.key() + ".button"));
    button.setOnAction(event -> action.perform());
    HoverHint.say(button, services.controls().hint(action.key(), action.keys().orElse(null)));
    button.disableProperty().bind(action.possible().map(possible -> !possible));
  }

  private void show() {
    Optional<LessonMoment> moment = model.now().get();
    FormListeners.show(strip, moment.isPresent());
    moment.ifPresent(this::show);
  }

  private void show(LessonMoment moment) {
    Locale language = services.texts().language();
    LessonStep step = moment.step();
    int all = moment.lesson().steps().size();
    name.setText(moment.lesson().title().in(language));
    number.setText(services.texts().text("app.lesson.number", moment.index() + 1, all));
    title.setText(step.title().in(language));
    words.setText(step.text().in(language));
    FormListeners.show(asked, step.question().isPresent());
    FormListeners.show(hint, step.question().flatMap(LessonQuestion::hint).isPresent());
    step.question().ifPresent(one -> show(one, moment, language));
    measure();
    body.setVvalue(moment.answered() || moment.hinted() ? 1 : 0);
  }

  private void show(LessonQuestion one, LessonMoment moment, Locale language) {
    question.setText(one.ask().in(language));
    String said =
        moment.answered()
            ? services.texts().text("app.lesson.right", one.answer().in(language))
            : moment.hinted() ? one.hint().map(words -> words.in(language)).orElse("") : "";
    answer.setText(said);
    answer.pseudoClassStateChanged(ANSWERED, moment.answered());
    FormListeners.show(answer, !said.isEmpty());
  }

  @Override
  public void close() {
    bindings.close();
  }
}

package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.FormListeners;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The guided lesson beside the live controls. */
public final class LessonController implements AutoCloseable {
  private static final String LESSON = "app.lesson.";
  private final AppServices services;
  private final ImbalanceModel model;
  private final FormListeners bindings = new FormListeners();
  @FXML private Label title;
  @FXML private Label words;
  @FXML private Label number;
  @FXML private Button back;
  @FXML private Button next;

  LessonController(AppServices services, ImbalanceModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    bindings.on(this::show, model.step());
    show();
  }

  private void show() {
    Optional<LessonStep> step = model.current();
    String name = step.map(LessonStep::name).orElse("start");
    title.setText(services.texts().text(LESSON + name + ".title"));
    words.setText(services.texts().text(LESSON + name));
    number.setText(services.texts().text("app.lesson.number", model.step().get(), model.steps()));
    FormListeners.show(number, step.isPresent());
    back.setDisable(step.isEmpty());
    boolean last = model.step().get() == model.steps();
    next.setText(services.texts().text(last ? "app.lesson.end" : "app.lesson.next"));
  }

  @FXML
  private void goBack() {
    model.go(model.step().get() - 1);
  }

  @FXML
  private void goOn() {
    model.go(model.step().get() == model.steps() ? 0 : model.step().get() + 1);
  }

  @Override
  public void close() {
    bindings.close();
  }
}

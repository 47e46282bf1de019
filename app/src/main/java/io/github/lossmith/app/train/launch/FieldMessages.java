package io.github.lossmith.app.train.launch;

import atlantafx.base.theme.Styles;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/**
 * The messages beside the fields of the launch form: errors, or else the reasons for the defaults.
 */
final class FieldMessages implements AutoCloseable {
  private static final String WRONG = "problem";
  private static final String REASON = "reason";

  private final LaunchForm model;
  private final Texts texts;
  private final List<Runnable> endings = new ArrayList<>();

  FieldMessages(LaunchForm model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  /** The label says what is wrong with the fields, else what it says now. */
  void bind(Label why, LaunchField... fields) {
    bind(why, Optional::empty, model.faults(), fields);
  }

  /**
   * Binds a message with a text for the case that nothing is wrong.
   *
   * @param changing when it is asked again
   */
  void bind(
      Label why,
      Supplier<Optional<String>> remark,
      ObservableValue<?> changing,
      LaunchField... fields) {
    String usual = why.getText();
    Runnable show =
        () -> {
          Map<LaunchField, Problem> faults = model.faults().get();
          Optional<String> wrong =
              Arrays.stream(fields)
                  .map(faults::get)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .map(texts::text);
          why.setText(wrong.or(remark).orElse(usual));
          show(why, wrong.isPresent());
        };
    follow(model.faults(), show);
    if (changing != model.faults()) {
      follow(changing, show);
    }
    show.run();
  }

  /** Colours a message as a problem or as a reason. */
  static void show(Label why, boolean wrong) {
    why.getStyleClass().removeAll(WRONG, REASON);
    why.getStyleClass().add(wrong ? WRONG : REASON);
  }

  /** The field is marked while something is wrong with it. */
  void mark(Node input, LaunchField field) {
    follow(
        model.faults(),
        () ->
            input.pseudoClassStateChanged(
                Styles.STATE_DANGER, model.faults().get().containsKey(field)));
    input.pseudoClassStateChanged(Styles.STATE_DANGER, model.faults().get().containsKey(field));
  }

  private void follow(ObservableValue<?> value, Runnable work) {
    InvalidationListener listener = changed -> work.run();
    value.addListener(listener);
    endings.add(() -> value.removeListener(listener));
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
  }
}

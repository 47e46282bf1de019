package io.github.lossmith.app.window;

import io.github.lossmith.app.lesson.LessonModel;
import io.github.lossmith.app.lesson.LessonMoment;
import io.github.lossmith.app.lesson.LessonPart;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.settings.TextSize;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The mode for a projector: large type, few panels, and one key forward, which is the one that a
 * presenter's clicker sends. Forward is the next step of the lesson, without one the next place.
 */
final class Presenter {
  /** From the last row of a class room. */
  private static final int LARGER_PERCENT = 150;

  private final BooleanProperty on = new SimpleBooleanProperty();
  private final Optional<LessonModel> lessons;
  private final IntConsumer turn;
  private final ObservableValue<Set<LessonPart>> hidden;

  /**
   * @param turn goes to another place, forward by 1 or back by -1
   */
  Presenter(Optional<LessonModel> lessons, IntConsumer turn) {
    this.lessons = lessons;
    this.turn = turn;
    ObservableValue<Optional<LessonMoment>> lesson =
        lessons
            .<ObservableValue<Optional<LessonMoment>>>map(LessonModel::now)
            .orElseGet(() -> new SimpleObjectProperty<>(Optional.empty()));
    hidden =
        Bindings.createObjectBinding(
            () -> LessonPart.hidden(on.get(), lesson.getValue().flatMap(LessonMoment::hide)),
            on,
            lesson);
  }

  BooleanProperty on() {
    return on;
  }

  /** The parts of the window that are hidden now. */
  ObservableValue<Set<LessonPart>> hidden() {
    return hidden;
  }

  UserAction toggle() {
    return UserAction.of("app.presenter", "fth-airplay", "F5", () -> on.set(!on.get()));
  }

  /** The size of the text, in percent, where the user has chosen {@code chosen}. */
  int textSize(int chosen) {
    int largest = TextSize.STEPS.get(TextSize.STEPS.size() - 1);
    return on.get() ? Math.min(largest, chosen * LARGER_PERCENT / 100) : chosen;
  }

  /** Takes its keys before a list or a table scrolls by them; Escape only where nobody wants it. */
  void watch(Scene scene) {
    EventHandler<KeyEvent> filter = this::key;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, filter);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
  }

  private void key(KeyEvent event) {
    boolean plain =
        !(event.isControlDown() || event.isAltDown() || event.isMetaDown() || event.isShiftDown());
    boolean open = lessons.filter(model -> model.now().get().isPresent()).isPresent();
    KeyCode key = event.getCode();
    if (plain && key == KeyCode.F5) {
      toggle().perform();
      event.consume();
    } else if (plain
        && (open || on.get())
        && (key == KeyCode.PAGE_DOWN || key == KeyCode.PAGE_UP)) {
      go(key == KeyCode.PAGE_DOWN, open);
      event.consume();
    }
  }

  private void go(boolean forward, boolean lesson) {
    if (lesson) {
      lessons.map(forward ? LessonModel::next : LessonModel::back).ifPresent(UserAction::perform);
    } else {
      turn.accept(forward ? 1 : -1);
    }
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      if (on.get()) {
        on.set(false);
        event.consume();
      } else if (lessons.filter(LessonModel::reveal).isPresent()) {
        event.consume();
      }
    }
  }
}

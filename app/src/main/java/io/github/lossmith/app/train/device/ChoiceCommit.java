package io.github.lossmith.app.train.device;

import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Tells the value of a combo box once it is chosen: by a click, by Enter, or by leaving the box. A
 * combo box itself takes every value that the arrow keys pass over, in its list and without it.
 * Escape goes back to what was chosen before.
 */
final class ChoiceCommit<T> {
  private final ComboBox<T> box;
  private final Consumer<T> chosen;
  private final Runnable back;
  private final EventHandler<KeyEvent> keys = this::pressed;
  private boolean passing;
  private boolean escaped;

  /**
   * @param chosen told a value that was chosen
   * @param back shows again what was chosen before
   */
  ChoiceCommit(ComboBox<T> box, Consumer<T> chosen, Runnable back) {
    this.box = box;
    this.chosen = chosen;
    this.back = back;
    box.setOnAction(event -> valued());
    box.setOnShown(event -> listen());
    box.setOnHidden(event -> ended());
    box.focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                ended();
              }
            });
    box.addEventFilter(KeyEvent.KEY_PRESSED, keys);
  }

  /** Escape in the list closes it as Enter does. */
  private void listen() {
    escaped = false;
    if (box.getSkin() instanceof ComboBoxListViewSkin<?> skin) {
      Node list = skin.getPopupContent();
      list.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
      list.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    }
  }

  private void pressed(KeyEvent event) {
    boolean escape = event.getCode() == KeyCode.ESCAPE;
    if (escape && box.isShowing()) {
      escaped = true;
    } else if (passing && !box.isShowing() && (escape || event.getCode() == KeyCode.ENTER)) {
      escaped = escape;
      event.consume(); // it would press the form's default button too
      ended();
    }
  }

  /** A value that nobody passes over with keys was set by a program, and is chosen. */
  private void valued() {
    passing = true;
    if (!box.isShowing() && !box.isFocused()) {
      ended();
    }
  }

  private void ended() {
    boolean refused = escaped;
    escaped = false;
    if (!passing || box.isShowing()) {
      return;
    }
    passing = false;
    T value = box.getValue();
    if (refused || value == null) {
      back.run();
    } else {
      chosen.accept(value);
    }
  }
}

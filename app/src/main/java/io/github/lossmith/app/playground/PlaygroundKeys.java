package io.github.lossmith.app.playground;

import java.util.function.BooleanSupplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Space plays and pauses wherever the focus is, except in text fields; Enter presses the button
 * that has the focus in its place. Both while the place is in front.
 */
final class PlaygroundKeys {
  private final EventHandler<KeyEvent> filter = this::key;
  private final BooleanSupplier inFront;
  private final Runnable toggle;

  private PlaygroundKeys(BooleanSupplier inFront, Runnable toggle) {
    this.inFront = inFront;
    this.toggle = toggle;
  }

  /** Watches the keys of the scene that {@code place} is in. */
  static void watch(Node place, BooleanSupplier inFront, Runnable toggle) {
    PlaygroundKeys keys = new PlaygroundKeys(inFront, toggle);
    keys.move(null, place.getScene());
    place.sceneProperty().addListener((observed, before, now) -> keys.move(before, now));
  }

  private void move(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removeEventFilter(KeyEvent.KEY_PRESSED, filter);
    }
    if (now != null) {
      now.addEventFilter(KeyEvent.KEY_PRESSED, filter);
    }
  }

  private void key(KeyEvent event) {
    boolean plain =
        !(event.isControlDown() || event.isAltDown() || event.isMetaDown() || event.isShiftDown());
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (!plain || typing || !inFront.getAsBoolean()) {
      return;
    }
    if (event.getCode() == KeyCode.SPACE) {
      toggle.run();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof ButtonBase button) {
      button.fire();
      event.consume();
    }
  }
}

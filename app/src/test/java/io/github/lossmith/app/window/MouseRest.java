package io.github.lossmith.app.window;

import java.util.Optional;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The mouse resting on a control. */
public final class MouseRest {
  private MouseRest() {}

  /** The words that appear; empty if there are none. */
  public static String words(Control control) {
    return TestWindow.onScreen(
        () -> {
          control.fireEvent(entered());
          return Optional.ofNullable(control.getTooltip()).map(Tooltip::getText).orElse("");
        });
  }

  private static MouseEvent entered() {
    return new MouseEvent(
        MouseEvent.MOUSE_ENTERED,
        0,
        0,
        0,
        0,
        MouseButton.NONE,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        false,
        true,
        null);
  }
}

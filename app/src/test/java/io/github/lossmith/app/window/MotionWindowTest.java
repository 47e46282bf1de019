package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Letters that move by themselves, in the window. */
class MotionWindowTest extends OpenWindow {
  private double gamma() {
    return window.find("#slider-gamma", Slider.class).getValue();
  }

  private void select(int id) {
    TestWindow.onScreen(
        () -> {
          ListView<?> list = (ListView<?>) window.find("#designs");
          list.getSelectionModel().select(id);
          return true;
        });
    window.until("its slider", () -> window.scene().lookup("#slider-gamma") != null);
  }

  @Test
  void playButtonMovesACurveAndUndoTakesTheWholeWayBack() {
    select(1);
    double first = gamma();
    window.click("#play-gamma");
    window.until("γ moves", () -> gamma() > first + 0.2);
    window.until("and its curve", () -> window.curve("loss", "Focal copy").isPresent());
    focus("#slider-gamma");
    window.press(KeyCode.SPACE);
    window.until("a step to undo", () -> !window.entry("Undo").isDisable());
    double held = gamma();
    painted();
    assertThat(gamma()).isEqualTo(held);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("all of it", () -> window.designs().stream().noneMatch("Focal copy"::equals));
  }

  @Test
  void theSameKeysPlayAndPauseInImbalance() {
    select(1);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.until("the place", () -> window.scene().lookup("#bars") != null);
    double first = gamma();
    window.press(KeyCode.ALT, KeyCode.P);
    window.until("γ moves", () -> gamma() > first + 0.2);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    window.until("Design", () -> window.scene().lookup("#panels") != null);
    double held = gamma();
    painted();
    assertThat(gamma()).isEqualTo(held);
  }
}

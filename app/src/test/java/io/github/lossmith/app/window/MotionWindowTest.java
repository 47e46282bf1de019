package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    aCurveIsDraggedThroughTheMouse();
    familyIsDrawnForTheTypedValues();
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.until("the place", () -> window.scene().lookup("#bars") != null);
    double first = gamma();
    window.press(KeyCode.ALT, KeyCode.P);
    window.until("γ moves", () -> Math.abs(gamma() - first) > 0.2);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    window.until("Design", () -> window.scene().lookup("#panels") != null);
    double held = gamma();
    painted();
    assertThat(gamma()).isEqualTo(held);
  }

  private void familyIsDrawnForTheTypedValues() {
    window.click("#family-gamma");
    window.until("the usual values", () -> window.curve("loss", "γ = 5").isPresent());
    window.click("#family-values-gamma");
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.type("3 ");
    window.type("4");
    window.press(KeyCode.ENTER);
    window.until("those", () -> window.curve("loss", "γ = 4").isPresent());
    assertThat(window.curve("loss", "γ = 5")).isEmpty();
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.type("x");
    window.press(KeyCode.ENTER);
    window.until("the reason", () -> window.notice().contains("no list of values"));
    window.click("#family-gamma");
    window.until("none", () -> window.curve("loss", "γ = 4").isEmpty());
  }

  private double height(String curve, double p) {
    return window.curve("coefficient", curve).map(found -> found.valueAt(p)).orElse(Double.NaN);
  }

  private void aCurveIsDraggedThroughTheMouse() {
    double p = 0.2;
    double from = window.curve("coefficient", "Focal").orElseThrow().valueAt(p);
    double to = from * 0.7;
    window.drag(List.of(window.place(p, from), window.place(p, from * 0.8), window.place(p, to)));
    window.until(
        "the curve within some pixels of the mouse",
        () -> Math.abs(height("Focal copy", p) - to) < 0.25);
    window.until("one step", () -> !window.entry("Undo").isDisable());
    double dragged = height("Focal copy", p);
    focus("#panels");
    window.press(KeyCode.ALT, KeyCode.UP);
    window.until("higher by a key", () -> height("Focal copy", p) > dragged + 0.1);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("all of it", () -> window.designs().stream().noneMatch("Focal copy"::equals));
    select(1);
  }
}

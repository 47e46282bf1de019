package io.github.lossmith.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.window.TestWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place in the window, by mouse and by keyboard. */
class PlaygroundWindowTest {
  @TempDir private Path home;
  private TestWindow window;

  @BeforeEach
  void openPlace() {
    window = TestWindow.open(home.resolve("settings"));
    window.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    window.until("four losses", () -> lanes() == 4);
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  private int lanes() {
    return window.scene().getRoot().lookupAll(".lane").size();
  }

  private long steps() {
    String text = window.find("#playground-steps", Label.class).getText();
    return Long.parseLong(text.replaceAll("[^0-9]", ""));
  }

  private void focus(String selector) {
    TestWindow.onScreen(
        () -> {
          window.scene().lookup(selector).requestFocus();
          return true;
        });
  }

  private String points() {
    return window.find("#playground-points", Label.class).getText();
  }

  @Test
  void playStepAndResetByKeyboard() {
    focus("#playground-play");
    window.press(KeyCode.SPACE);
    window.until("it learns", () -> steps() >= 40);
    window.press(KeyCode.SPACE);
    window.until(
        "it holds", () -> !window.find("#playground-play", ToggleButton.class).isSelected());
    assertThat(window.find("#playground-verdict", Label.class).getText()).isNotEmpty();
    focus("#playground-ratio");
    window.press(KeyCode.SPACE);
    window.until(
        "it learns on", () -> window.find("#playground-play", ToggleButton.class).isSelected());
    focus("#place-playground");
    window.press(KeyCode.SPACE);
    window.until(
        "it holds", () -> !window.find("#playground-play", ToggleButton.class).isSelected());
    focus("#playground-reset");
    window.press(KeyCode.ENTER);
    window.until("it begins again", () -> steps() == 0);
    focus("#playground-step");
    window.press(KeyCode.ENTER);
    window.until("one step", () -> steps() == 1);
  }

  @Test
  void dataAndCoefficientAreChosenWithoutTheMouse() throws Exception {
    ratioIsASlider();
    nameAboveAPictureBringsItsSliders();
    ownPointsByKeyboardAndFile();
    window.close();
    window = TestWindow.open(home.resolve("settings"));
    window.until("the place is there after a restart", () -> lanes() >= 4);
    window.until(
        "with the points", () -> points().startsWith("2 common and 2 rare points of your"));
    window.click("#playground-generate");
    window.until("generated ones", () -> points().contains("fresh"));
  }

  private void ratioIsASlider() {
    assertThat(points()).contains("990", "10 rare");
    Slider ratio = window.find("#playground-ratio", Slider.class);
    focus("#playground-ratio");
    window.press(KeyCode.HOME);
    window.until("as many of each", () -> points().contains("500 common and 500 rare"));
    window.press(KeyCode.END);
    window.until("one rare point", () -> points().contains("999 common and 1 rare"));
    assertThat(ratio.getValue()).isEqualTo(3);
  }

  private void ownPointsByKeyboardAndFile() throws Exception {
    window.click("#playground-clear");
    window.until("nothing to learn", () -> lanes() == 0);
    assertThat(window.find("#playground-verdict", Label.class).getText()).contains("one class");
    Path file = home.resolve("points.csv");
    Files.writeString(file, "0,0,a\n1,0,a\n1,1,b\n");
    window.dialogs.files.add(file);
    window.click("#playground-import");
    window.until("its points", () -> points().startsWith("2 common and 1 rare points of your own"));
    window.until("cards", () -> lanes() == 4);
    focus("#playground-clicks");
    window.press(KeyCode.DOWN);
    focus(".lane-picture");
    window.press(KeyCode.LEFT);
    window.press(KeyCode.ENTER);
    window.until("a rare point", () -> points().startsWith("2 common and 2 rare"));
    Files.writeString(file, "0,0,a\n1,0,a\n");
    window.dialogs.files.add(file);
    window.click("#playground-import");
    window.until("the reason", () -> window.notice().contains("only one class"));
    assertThat(points()).startsWith("2 common and 2 rare");
  }

  private void nameAboveAPictureBringsItsSliders() {
    Node third = (Node) window.scene().getRoot().lookupAll(".lane-title").toArray()[2];
    TestWindow.onScreen(
        () -> {
          ((ToggleButton) third).fire();
          return true;
        });
    window.until("slider", () -> window.scene().lookup("#slider-gamma") != null);
    assertThat(window.find("#playground-edited", Label.class).getText()).contains("Maki");
  }
}

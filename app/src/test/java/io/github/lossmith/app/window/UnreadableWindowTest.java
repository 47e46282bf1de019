package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.plotting.figure.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The curve of a formula that can no longer be read: on the screen, faint, and nowhere else. */
class UnreadableWindowTest extends OpenWindow {
  private void spoil() {
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.type("*");
    window.until("a faint curve", () -> own().style().faint());
  }

  private Series own() {
    return window.curve("coefficient", "CE copy").orElseThrow();
  }

  @Test
  void itIsFaintAndMarkedAndWholeAgainWhenTheFormulaIs() {
    spoil();
    assertThat(own().name().letters()).isEqualTo("CE copy (formula not readable)");
    window.press(KeyCode.BACK_SPACE);
    window.until("a whole curve", () -> !own().style().faint());
    assertThat(own().name().letters()).isEqualTo("CE copy");
  }

  @Test
  void itIsInNoNumbersAndNoFiles() throws IOException {
    spoil();
    window.choose("Copy numbers");
    assertThat(TestWindow.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .contains("Focal")
        .doesNotContain("CE copy");
    for (String ending : List.of("svg", "csv")) {
      Path file = home.resolve("figure." + ending);
      window.dialogs.files.add(file);
      window.press(KeyCode.CONTROL, KeyCode.E);
      window.until("the " + ending, () -> window.notice().endsWith("figure." + ending));
      assertThat(Files.readString(file)).contains("Focal").doesNotContain("CE copy", "readable");
    }
    Path folder = Files.createDirectory(home.resolve("paper"));
    window.dialogs.files.add(folder);
    window.choose("Figures 1 and 2");
    window.until("saved", () -> window.notice().endsWith("paper"));
    assertThat(Files.readString(folder.resolve("figure-1.csv")))
        .contains("Focal")
        .doesNotContain("CE copy");
  }

  @Test
  void itIsNotInImbalance() {
    spoil();
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.until("ratios", () -> window.scene().lookup("#ratios") != null);
    window.until(
        "the readable ones", () -> window.find("#ratios", TableView.class).getItems().size() == 4);
    Label leftOut = window.find("#left-out", Label.class);
    assertThat(leftOut.isVisible()).isTrue();
    assertThat(leftOut.getText()).contains("Left out", "CE copy").doesNotContain("Focal");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    window.click("#formula");
    window.press(KeyCode.END);
    window.press(KeyCode.BACK_SPACE);
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.until("nothing left out", () -> !window.find("#left-out", Label.class).isVisible());
  }

  @Test
  void itIsNoDrawing() {
    spoil();
    window.press(KeyCode.ALT, KeyCode.DIGIT3);
    assertThat(window.knots()).isEmpty();
  }
}

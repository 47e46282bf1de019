package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.editor.FormulaField;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** L(p) typed in place of dL/dp. */
class LossFormulaWindowTest extends OpenWindow {
  private String field() {
    return window.find("#formula", TextField.class).getText();
  }

  private boolean isLoss() {
    return window.find("#as-loss", ToggleButton.class).isSelected();
  }

  @Test
  void aTypedLossIsDifferentiated() {
    window.click("#as-loss");
    assertThat(field()).isEmpty();
    assertThat(window.designs()).startsWith("CE", "Focal");
    window.type("(1-p)^gamma");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    window.untilCurve("loss", "CE copy", 0.25, 0.75);
    assertThat(isLoss()).isTrue();
    assertThat(window.find("#slider-gamma").isVisible()).isTrue();
    assertThat(window.find("#at-one", Label.class).isVisible()).isFalse();
    window.type("*");
    assertThat(window.find(".formula-field", FormulaField.class).marked()).isEqualTo(11);
    window.press(KeyCode.BACK_SPACE);
    window.type("+3");
    window.until("L(1) is said", () -> window.find("#at-one", Label.class).getText().contains("3"));
    window.untilCurve("loss", "CE copy", 0.25, 0.75);
  }

  @Test
  void theChoiceIsUndoneWithWhatWasTyped() {
    window.click("#as-loss");
    window.type("1-p");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("a coefficient again", () -> !isLoss());
    window.until("what was typed before", () -> field().equals("-1/p"));
    assertThat(window.designs()).startsWith("CE", "Focal");
  }

  @Test
  void theDerivativeTakesThePlaceOfATypedLoss() {
    window.click("#as-loss");
    window.type("(1-p)^2");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    window.click("#as-coefficient");
    assertThat(isLoss()).isFalse();
    assertThat(field()).isNotEmpty().isNotEqualTo("(1-p)^2");
    window.untilCurve("coefficient", "CE copy", 0.25, -1.5);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(field()).isEqualTo("(1-p)^2");
    assertThat(isLoss()).isTrue();
  }

  @Test
  void aChoiceWithoutTypingChangesNothing() {
    window.click("#as-loss");
    window.click("#as-coefficient");
    assertThat(field()).isEqualTo("-1/p");
    window.click("#as-loss");
    window.click("#designs");
    window.press(KeyCode.HOME);
    window.press(KeyCode.DOWN);
    assertThat(isLoss()).isFalse();
    assertThat(window.entry("Undo").isDisable()).isTrue();
  }
}

package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** The switch between one coefficient and two, pressed by key. */
class SidesWindowTest extends OpenWindow {
  /** By key: typeset formulas that come a moment later move the buttons below a mouse. */
  private void press(String button) {
    focus(button);
    window.press(KeyCode.SPACE);
  }

  private boolean isPressed(String side) {
    return window.find(side, ToggleButton.class).isSelected();
  }

  private void untilTyped(String formula) {
    TextField field = window.find("#formula", TextField.class);
    window.until(
        formula + " is edited, now " + field.getText(), () -> field.getText().equals(formula));
  }

  private void untilCurves(int count) {
    window.until(
        count + " curves of the design",
        () ->
            window
                .shown()
                .flatMap(figure -> figure.panel("coefficient"))
                .filter(
                    panel ->
                        panel.series().stream()
                                .filter(each -> each.name().letters().startsWith("CE copy"))
                                .count()
                            == count)
                .isPresent());
  }

  @Test
  void eachSideIsEditedByItselfUntilBothAreTheSameAgain() {
    assertThat(window.find("#side-object").getParent().isVisible()).isFalse();
    window.typeFormula("-2/p");
    untilCurves(1);
    press("#same-sides");
    untilCurves(2);
    assertThat(isPressed("#side-background")).isTrue();
    window.typeFormula("-3*(1-p)");
    press("#side-object");
    untilTyped("-2/p");
    assertThat(isPressed("#side-object")).isTrue();
    assertThat(isPressed("#side-background")).isFalse();
    press("#side-background");
    untilTyped("-3*(1-p)");
    press("#same-sides");
    untilTyped("-2/p");
    untilCurves(1);
    assertThat(window.find("#side-object").getParent().isVisible()).isFalse();
  }

  @Test
  void theSideInHandStaysPressedWhenItIsPressedAgain() {
    press("#same-sides");
    window.until("background is edited", () -> isPressed("#side-background"));
    press("#side-background");
    assertThat(isPressed("#side-background")).isTrue();
  }

  @Test
  void theSwitchSaysWhatItDoes() {
    assertThat(MouseRest.words(window.find("#same-sides", CheckBox.class)))
        .contains("a coefficient of its own");
    press("#same-sides");
    assertThat(MouseRest.words(window.find("#side-object", ToggleButton.class)))
        .contains("for objects");
  }

  /** Both begin alike, and were cut to the same letters. */
  @Test
  void longNamesOfParametersAreWhole() {
    window.typeFormula("-gammaplus*(1-p)^gammaminus/p");
    window.until("both sliders", () -> named("gammaplus") && named("gammaminus"));
  }

  private boolean named(String letter) {
    return window.scene().getRoot().lookupAll(".parameter > .letter").stream()
        .map(label -> label.lookup(".text"))
        .anyMatch(shown -> shown instanceof Text text && text.getText().equals(letter));
  }
}

package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L(p) of own formulas: as a formula where one is recognised, else as the integral. */
class ClosedFormWindowTest extends OpenWindow {
  private String loss() {
    return TestWindow.onScreen(
        () ->
            typesets().stream()
                .map(node -> String.valueOf(node.getAccessibleText()))
                .filter(latex -> latex.startsWith("L(p)"))
                .findFirst()
                .orElseThrow());
  }

  private List<Node> typesets() {
    return Stream.of(window.scene().lookup(".typesets"))
        .flatMap(box -> box.lookupAll(".typeset").stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"-1/p,log", "-2*(1-p),2", "-exp(-p),e^", "-a/p,a"})
  void aRecognisedLossIsAFormula(String formula, String part) {
    window.typeFormula(formula);
    window.until(
        "a formula in place of the integral, now " + loss(),
        () -> !loss().contains("int") && loss().contains(part));
  }

  @Test
  void anotherFormulaTakesItsPlaceAndWhatIsNotRecognisedIsAnIntegral() {
    window.typeFormula("-2/p");
    window.until("recognised", () -> loss().contains("log"));
    window.type("*cos(p^3)");
    window.until("an integral", () -> loss().contains("int"));
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.type("-3*(1-p)^2");
    window.until("recognised again", () -> !loss().contains("int"));
    assertThat(loss()).doesNotContain("log");
  }
}

package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.settings.Theme;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ShellTest extends OpenWindow {
  @Test
  void placesSwitchByMouseAndByKeys() {
    window.click("#place-imbalance");
    assertThat(window.desk.settings().get().place()).isEqualTo("imbalance");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(window.desk.settings().get().place()).isEqualTo("design");
    assertThat(window.find("#place-design", ToggleButton.class).isSelected()).isTrue();
  }

  @Test
  void fileGivenAtTheStartComesIntoTheHand() throws IOException {
    Path file = home.resolve("doubled.lossmith.json");
    DesignFile.write(Design.typed("doubled", "-2/p"), file).orThrow();
    window.click("#place-imbalance");
    window.openFile(file);
    assertThat(window.desk.settings().get().place()).isEqualTo("design");
    assertThat(window.desk.settings().get().recent()).contains(file.toAbsolutePath());
  }

  @Test
  void languageSwitchesAtOnceAndBack() {
    switchTo("ru");
    assertThat(firstMenuAndPlace()).contains("Вид", "Дисбаланс");
    switchTo("en");
    assertThat(firstMenuAndPlace()).contains("View", "Imbalance");
  }

  private void switchTo(String language) {
    TestWindow.onScreen(
        () -> {
          window.desk.settings().change(settings -> settings.withLanguage(language));
          return true;
        });
  }

  private String firstMenuAndPlace() {
    MenuBar bar = window.find("#menus", MenuBar.class);
    String menus = bar.getMenus().toString();
    StringBuilder words = new StringBuilder(menus);
    bar.getMenus().forEach(menu -> words.append(menu.getText().replace("_", "")));
    return words + window.find("#place-imbalance", ToggleButton.class).getText();
  }

  @Test
  void darkThemeDarkensTheWindow() {
    double light = brightness();
    TestWindow.onScreen(
        () -> {
          window.desk.settings().change(settings -> settings.withTheme(Theme.DARK));
          return true;
        });
    assertThat(light).isGreaterThan(0.8);
    assertThat(brightness()).isLessThan(0.3);
  }

  private double brightness() {
    Color corner = window.picture().getPixelReader().getColor(10, 700);
    return corner.getBrightness();
  }

  @Test
  void keysAreListed() {
    window.press(KeyCode.F1);
    assertThat(window.dialogs.read).singleElement().asString().contains("Ctrl+1", "Design");
  }
}

package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.lossmith.app.settings.WindowTheme;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.view.FigureView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class ShellTest extends OpenWindow {
  @Test
  void placesSwitchByMouseAndByKeys() {
    window.click("#place-imbalance");
    assertThat(window.services.settings().get().place()).isEqualTo("imbalance");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(window.services.settings().get().place()).isEqualTo("design");
    assertThat(window.find("#place-design", ToggleButton.class).isSelected()).isTrue();
  }

  @Test
  void theFocusFollowsThePlaceInFront() {
    window.click("#designs");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    untilFocus("#place-imbalance");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    untilFocus("#place-design");
  }

  private void untilFocus(String selector) {
    Node button = window.find(selector, ToggleButton.class);
    window.until("focus on " + selector, () -> window.scene().getFocusOwner() == button);
  }

  @Test
  void theInspectorIsWholeInTheLeastWindow() {
    Region inspector = window.find(".inspector", Region.class);
    TestWindow.onScreen(
        () -> {
          window.stage().setWidth(Placement.LEAST_WIDTH);
          return true;
        });
    window.until("narrow", () -> window.scene().getWidth() <= Placement.LEAST_WIDTH);
    window.until("whole", () -> rightEdge(inspector) <= window.scene().getWidth());
  }

  private static double rightEdge(Node node) {
    return node.localToScene(node.getBoundsInLocal()).getMaxX();
  }

  @Test
  void fileGivenAtTheStartIsSelected() throws IOException {
    Path file = home.resolve("doubled.lossmith.json");
    DesignFile.write(Design.typed("doubled", "-2/p"), file).orThrow();
    window.click("#place-imbalance");
    window.openFile(file);
    assertThat(window.services.settings().get().place()).isEqualTo("design");
    assertThat(window.services.settings().get().recent()).contains(file.toAbsolutePath());
  }

  @Test
  void languageSwitchesAtOnceAndBack() {
    pick("View", "Language", "Русский");
    window.until("Russian", () -> firstMenuAndPlace().contains("Вид"));
    assertThat(firstMenuAndPlace()).contains("Дисбаланс");
    pick("Вид", "Язык", "English");
    window.until("English", () -> firstMenuAndPlace().contains("View"));
    assertThat(firstMenuAndPlace()).contains("View", "Imbalance");
  }

  /** Clicks through the menus. */
  private void pick(String... names) {
    for (String name : names) {
      window.until(name + " is shown", () -> labels(name).findFirst().isPresent());
      Bounds bounds =
          TestWindow.onScreen(() -> TestWindow.onDesktop(labels(name).findFirst().orElseThrow()));
      window.click(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
    }
  }

  /** What the menu bar and the open menus show under that name. */
  private static Stream<Node> labels(String name) {
    return Window.getWindows().stream()
        .flatMap(shown -> shown.getScene().getRoot().lookupAll(".label").stream())
        .filter(label -> ((Label) label).getText().replace("_", "").equals(name));
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
    pick("View", "Theme", "Dark");
    window.until("dark", () -> brightness() < 0.3);
    assertThat(light).isGreaterThan(0.8);
    assertThat(window.services.settings().get().theme()).isEqualTo(WindowTheme.DARK);
    pick("View", "Theme", "Light");
    window.until("light", () -> brightness() > 0.8);
  }

  private double brightness() {
    Color corner = window.picture().getPixelReader().getColor(10, 700);
    return corner.getBrightness();
  }

  @Test
  void textGrowsAndShrinksByTheKeys() {
    double usual = menuFont();
    assertThat(figureFont()).isCloseTo(FigureMetrics.SCREEN_FONT, offset(0.1));
    window.press(KeyCode.CONTROL, KeyCode.EQUALS);
    window.press(KeyCode.CONTROL, KeyCode.ADD);
    window.until("larger menus", () -> menuFont() > 1.2 * usual);
    window.until("larger figure", () -> figureFont() > 1.2 * FigureMetrics.SCREEN_FONT);
    assertThat(window.services.settings().get().textSize()).isEqualTo(125);
    window.press(KeyCode.CONTROL, KeyCode.MINUS);
    window.until("smaller menus", () -> menuFont() < 1.2 * usual);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT0);
    window.until("usual menus", () -> menuFont() == usual);
    window.until("usual figure", () -> figureFont() < 1.01 * FigureMetrics.SCREEN_FONT);
    assertThat(window.services.settings().get().textSize()).isEqualTo(100);
  }

  private double menuFont() {
    return TestWindow.onScreen(() -> labels("View").map(Label.class::cast).findFirst())
        .orElseThrow()
        .getFont()
        .getSize();
  }

  private double figureFont() {
    return TestWindow.onScreen(
        () ->
            window
                .find(".figure-view", FigureView.class)
                .figureLayout()
                .map(layout -> layout.metrics().fontSize())
                .orElse(0.0));
  }

  @Test
  void everyPlaceCanBeScrolledToItsEndsWithLargeText() {
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withTextSize(200));
          window.stage().setWidth(Placement.LEAST_WIDTH);
          window.stage().setHeight(Placement.LEAST_HEIGHT);
          return true;
        });
    window.until("narrow", () -> window.scene().getWidth() <= Placement.LEAST_WIDTH);
    for (String place : List.of("design", "imbalance", "train", "playground")) {
      window.click("#place-" + place);
      ScrollPane pane = window.find(".place-scroll", ScrollPane.class);
      Region form = (Region) ((Pane) pane.getContent()).getChildren().get(0);
      window.until(
          place + " is as wide as it must be",
          () -> form.getWidth() > 0 && form.getWidth() >= form.minWidth(-1) - 1);
      assertThat(pane.getContent().getLayoutBounds().getWidth())
          .isGreaterThanOrEqualTo(form.getWidth() - 1);
    }
  }

  @Test
  void aDroppedFileIsOpenedWhereItBelongs() throws IOException {
    Path file = home.resolve("doubled.lossmith.json");
    DesignFile.write(Design.typed("doubled", "-2/p"), file).orThrow();
    window.click("#place-imbalance");
    TestWindow.onScreen(
        () -> {
          new FileDrop(window.shell()).open(List.of(home.resolve("notes.txt"), file));
          return true;
        });
    assertThat(window.services.settings().get().place()).isEqualTo("design");
    window.untilCurve("coefficient", "doubled", 0.5, -4);
  }
}

package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The help as a user reads it. */
class HelpWindowTest extends OpenWindow {
  private void openHelp() {
    painted();
    window.press(KeyCode.F1);
    TextField search = window.find("#help-search", TextField.class);
    painted();
    window.click("#help-search");
    window.until("search", () -> window.scene().getFocusOwner() == search);
  }

  private List<String> titles() {
    return TestWindow.onScreen(
        () ->
            Stream.of(".help-title", ".help-heading")
                .flatMap(style -> window.find("#help-text").lookupAll(style).stream())
                .map(title -> ((Label) title).getText())
                .toList());
  }

  private void search(String words) {
    window.type(words);
    painted();
  }

  @Test
  void f1OpensItAndEscapeGoesBack() {
    window.click("#place-imbalance");
    openHelp();
    assertThat(titles()).contains("Guide");
    window.press(KeyCode.ESCAPE);
    window.until("back", () -> window.shell().front().get().name().equals("imbalance"));
  }

  @Test
  void aTermIsFoundAndScrolledTo() {
    openHelp();
    search("ohem");
    ListView<?> list = window.find("#help-list", ListView.class);
    assertThat(list.getItems().size()).isBetween(1, 4);
    assertThat(titles()).contains("OHEM", "Glossary");
    ScrollPane page = window.find("#help-scroll", ScrollPane.class);
    window.until("scrolled", () -> page.getVvalue() > 0.3);
  }

  @Test
  void anExampleOpensInDesign() {
    openHelp();
    search("wrong labels");
    window.until("examples", () -> titles().contains("Examples"));
    Button open =
        TestWindow.onScreen(
            () ->
                window.find("#help-text").lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getAccessibleText().contains("Clipped CE"))
                    .findFirst()
                    .orElseThrow());
    TestWindow.onScreen(
        () -> {
          open.requestFocus();
          return true;
        });
    window.press(KeyCode.SPACE);
    window.until("design", () -> window.shell().front().get().name().equals("design"));
    window.untilCurve("coefficient", "Clipped CE", 0.05, -10);
  }

  @Test
  void theKeysOfAllMenusAreListed() {
    openHelp();
    search("ctrl shift z");
    assertThat(titles()).contains("Edit", "View", "Help");
  }

  @Test
  void aLanguageSwitchTranslatesIt() {
    openHelp();
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withLanguage("ru"));
          return true;
        });
    window.until("Russian", () -> titles().contains("Руководство"));
  }

  @Test
  void isNotWhereTheNextStartBegins() {
    openHelp();
    window.close();
    window = TestWindow.open(home);
    assertThat(window.shell().front().get().name()).isEqualTo("design");
  }
}

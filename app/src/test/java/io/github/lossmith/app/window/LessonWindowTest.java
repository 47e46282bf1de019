package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.resources.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Lessons in the window: steps by one key, questions, what is hidden, and what comes back. */
class LessonWindowTest extends OpenWindow {
  private void open(String name) throws IOException {
    Path file = home.resolve(name + ".lesson.json");
    Files.writeString(file, Lessons.text(name));
    window.openFile(file);
    window.until("the lesson", () -> isThere("#lesson-title"));
  }

  private boolean isThere(String selector) {
    Node found = window.scene().lookup(selector);
    boolean visible = found != null;
    while (visible && found != null) {
      visible = found.isVisible();
      found = found.getParent();
    }
    return visible;
  }

  private String text(String selector) {
    return window.find(selector, Label.class).getText();
  }

  @Test
  void stepsGoByOneKeyInBothLanguages() throws IOException {
    open("paper");
    assertThat(text("#lesson-number")).isEqualTo("1 of 8");
    theQuestionIsAnswered();
    assertThat(window.services.settings().get().place()).isEqualTo("imbalance");
    window.press(KeyCode.PAGE_DOWN);
    assertThat(text("#lesson-title")).isEqualTo("Let easy examples fall silent");
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withLanguage("ru"));
          return true;
        });
    assertThat(text("#lesson-title")).isEqualTo("Пусть лёгкие замолчат");
    assertThat(text("#lesson-words")).contains("0,97");
    window.press(KeyCode.PAGE_UP);
    assertThat(text("#lesson-number")).isEqualTo("1 из 8");
    window.press(KeyCode.PAGE_UP);
    assertThat(text("#lesson-number")).isEqualTo("1 из 8");
    for (int i = 0; i < 9; i++) {
      window.press(KeyCode.PAGE_DOWN);
    }
    assertThat(text("#lesson-number")).isEqualTo("8 из 8");
    assertThat(window.find("#lesson-next", Button.class).isDisabled()).isTrue();
  }

  /** By the balance button of the fifth step. */
  private void theQuestionIsAnswered() {
    for (int i = 0; i < 4; i++) {
      window.press(KeyCode.PAGE_DOWN);
    }
    assertThat(isThere("#lesson-answer")).isFalse();
    window.press(KeyCode.F8);
    window.until(
        "hint", () -> isThere("#lesson-answer") && text("#lesson-answer").contains("solves"));
    window.until("balance", () -> isThere("#balance"));
    window.click("#balance");
    window.until("answer", () -> text("#lesson-answer").startsWith("✓ Both groups pull alike"));
    for (int i = 0; i < 4; i++) {
      window.press(KeyCode.PAGE_UP);
    }
    assertThat(isThere("#lesson-answer")).isFalse();
  }

  @Test
  void aKillOrTheEndGivesTheUsersWorkBack() throws IOException {
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.click("#place-imbalance");
    window.click("#add-group");
    thirdStepOfFocal();
    window.kill();
    window = TestWindow.open(home);
    window.until("designs", () -> names().contains("CE"));
    assertThat(own()).containsExactly("CE copy");
    assertThat(groups()).isEqualTo(3);
    thirdStepOfFocal();
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.until("begun", () -> own().equals(List.of("CE copy", "Focal", "My loss")));
    window.click("#lesson-end");
    window.until("no lesson", () -> !isThere("#lesson-title"));
    assertThat(own()).containsExactly("CE copy", "My loss");
    assertThat(groups()).isEqualTo(3);
    assertThat(window.notice()).startsWith("The lesson is over");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("the lesson's design is back", () -> own().size() == 3);
  }

  /** It shows a design of its own; the second step sets the groups. */
  private void thirdStepOfFocal() throws IOException {
    open("focal");
    window.press(KeyCode.PAGE_DOWN);
    window.press(KeyCode.PAGE_DOWN);
    window.press(KeyCode.ESCAPE);
    window.until("the list", () -> isThere("#designs"));
    window.until("the lesson's design", () -> own().equals(List.of("CE copy", "Focal")));
  }

  private int groups() {
    String before = window.services.settings().get().place();
    go("imbalance");
    int count = window.find("#groups", TableView.class).getItems().size();
    go(before);
    return count;
  }

  private void go(String place) {
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withPlace(place));
          return true;
        });
  }

  private List<String> names() {
    return window.designs();
  }

  /** The designs before the presets. */
  private List<String> own() {
    List<String> all = names();
    return all.subList(0, all.indexOf("CE"));
  }

  @Test
  void whatTheWindowShowedBeforeAStepIsNoAnswer() throws IOException {
    Path file = home.resolve("selected.lesson.json");
    String json =
        """
        {"version": 1, "title": "t", "steps": [{"title": "a", "text": "b",
          "set": {"place": "design", "designs": ["CE", "Focal"], "selected": 1},
          "question": {"ask": "c", "answer": "yes", "when": [{"measure": "selected", "of": "CE"}]}}]}
        """;
    Files.writeString(file, json);
    window.openFile(file);
    window.until("the lesson", () -> isThere("#lesson-question"));
    window.until("Focal alone", () -> window.curve("loss", "QCE").isEmpty());
    assertThat(isThere("#lesson-answer")).isFalse();
    window.click("#designs");
    window.press(KeyCode.HOME);
    window.until("CE is selected", () -> isThere("#lesson-answer"));
    assertThat(text("#lesson-answer")).isEqualTo("✓ yes");
  }

  @Test
  void aStepHidesPartsUntilEscapeOrTheEnd() throws IOException {
    double figure = window.figure().getWidth();
    open("bug");
    window.until("no list", () -> !isThere("#designs"));
    window.until("more room", () -> window.figure().getWidth() > figure + 100);
    assertThat(isThere("#checks")).isTrue();
    window.press(KeyCode.ESCAPE);
    window.until("list", () -> isThere("#designs"));
    window.until("as before", () -> Math.abs(window.figure().getWidth() - figure) < 5);
    for (int i = 0; i < 5; i++) {
      window.press(KeyCode.PAGE_DOWN);
    }
    window.until("no inspector", () -> !isThere("#formula") && isThere("#designs"));
    window.until("one panel", () -> panels() == 1);
    assertThat(window.find("#panel-loss", ToggleButton.class).isSelected()).isFalse();
    window.click("#lesson-end");
    window.until("its panels", () -> panels() == 2);
    assertThat(window.find("#panel-loss", ToggleButton.class).isSelected()).isTrue();
    window.until("all", () -> isThere("#formula") && isThere("#designs") && isThere("#checks"));
  }

  private int panels() {
    return window.shown().map(figure -> figure.panels().size()).orElse(0);
  }

  @Test
  void presenterModeIsLargeAndBareAndLeavesNothing() throws IOException {
    aBrokenFileIsOneLineAndChangesNothing();
    theMenuListsTheLessonsThatComeWithLossmith();
    double usual = size("#share");
    window.press(KeyCode.F5);
    window.until("bare", () -> !isThere("#designs") && !isThere("#menus") && !isThere("#share"));
    assertThat(window.figure().isVisible()).isTrue();
    window.press(KeyCode.PAGE_DOWN);
    assertThat(window.services.settings().get().place()).isEqualTo("imbalance");
    window.press(KeyCode.PAGE_UP);
    assertThat(window.services.settings().get().place()).isEqualTo("design");
    window.press(KeyCode.ESCAPE);
    window.until("all", () -> isThere("#designs") && isThere("#menus") && isThere("#share"));
    window.until("usual text", () -> size("#share") == usual);
    assertThat(window.services.settings().get().textSize()).isEqualTo(100);
  }

  private double size(String button) {
    return window.find(button, Button.class).getFont().getSize();
  }

  private void aBrokenFileIsOneLineAndChangesNothing() throws IOException {
    Path file = home.resolve("cut.lesson.json");
    Files.writeString(file, Lessons.text("bug").substring(0, 900));
    window.openFile(file);
    assertThat(window.notice()).contains("cut.lesson.json").hasLineCount(1);
    assertThat(window.dialogs.told).hasSize(1);
    assertThat(isThere("#lesson-title")).isFalse();
  }

  private void theMenuListsTheLessonsThatComeWithLossmith() {
    MenuBar menus = window.find("#menus", MenuBar.class);
    assertThat(menus.getMenus().stream().map(menu -> menu.getText()))
        .contains("_Lesson", "_View", "_Help");
    assertThat(window.entry("Next").isDisable()).isTrue();
  }
}

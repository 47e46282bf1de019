package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Forms;
import io.github.lossmith.resources.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every form in every language; who cannot see the screen or use a mouse gets everywhere too. */
class FormsTest {
  @TempDir private Path home;
  private TestWindow window;

  @BeforeEach
  void openWindow() {
    window = TestWindow.open(home);
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  private static List<String> forms() throws IOException {
    Path folder =
        Path.of(System.getProperty("lossmith.root", ".."))
            .resolve("resources/src/main/resources/io/github/lossmith/resources/screens");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".fxml"))
          .map(name -> name.replace(".fxml", ""))
          .sorted()
          .toList();
    }
  }

  private static void speak(TestWindow window, Locale language) {
    TestWindow.onScreen(
        () -> {
          window
              .services
              .settings()
              .change(settings -> settings.withLanguage(language.getLanguage()));
          return true;
        });
  }

  @Test
  void everyFormLoadsInEveryLanguage() throws IOException {
    assertThat(forms()).contains("shell", "design", "imbalance", "train");
    for (Locale language : Messages.languages()) {
      speak(window, language);
      for (String form : forms()) {
        assertThat(load(form).getStyleClass()).as(form + " in " + language).isNotNull();
      }
    }
  }

  private Parent load(String form) {
    return TestWindow.onScreen(
        () -> {
          Map<Class<?>, Supplier<?>> controllers = new HashMap<>(window.controllers());
          controllers.put(
              ShellController.class,
              () -> new ShellController(window.services, window.shell(), window.forms()));
          Forms forms = new Forms(window.services.texts(), controllers);
          Parent loaded = forms.load(form);
          forms.release();
          return loaded;
        });
  }

  @Test
  void everyControlHasTextForScreenReaders() {
    window.typeFormula("-(1-p)^gamma*(1+t)/p");
    window.until("sliders", () -> window.scene().lookup("#slider-progress") != null);
    assertThatNothingIsSilent("design", "imbalance", "train", "playground");
    window.click("#place-design");
    window.click("#draw");
    window.until("knots", () -> window.scene().lookup("#knots") != null);
    assertThatNothingIsSilent("design");
  }

  private void assertThatNothingIsSilent(String... places) {
    for (Locale language : Messages.languages()) {
      speak(window, language);
      for (String place : places) {
        window.click("#place-" + place);
        assertThat(silent()).as(place + " in " + language).isEmpty();
      }
    }
  }

  private List<String> silent() {
    return TestWindow.onScreen(
        () -> {
          List<String> found = new ArrayList<>();
          window.scene().getRoot().applyCss();
          window.scene().getRoot().layout();
          collect(window.scene().getRoot(), found);
          return found;
        });
  }

  private static void collect(Node node, List<String> found) {
    if (needsWords(node) && blank(node.getAccessibleText())) {
      found.add(node.toString());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }

  private static boolean needsWords(Node node) {
    boolean inner = node.getStyleClass().stream().anyMatch(INNER::contains);
    if (node instanceof Button button) {
      return !inner && blank(button.getText());
    }
    if (node instanceof ToggleButton button) {
      return blank(button.getText());
    }
    boolean field = node instanceof TextInputControl && node.isFocusTraversable();
    return !inner
        && (field
            || node instanceof Slider
            || node instanceof ComboBoxBase
            || node instanceof ListView && !"list-view".equals(node.getId())
            || node instanceof TableView);
  }

  /** Parts of other controls. */
  private static final Set<String> INNER =
      Set.of("arrow-button", "increment-button", "decrement-button", "tab-close-button");

  /** At 1024 x 700: a text may end in dots only where a tooltip has the whole of it. */
  @Test
  void noWordsAreCutInASmallWindow() {
    TestWindow.onScreen(
        () -> {
          window.stage().setWidth(1024);
          window.stage().setHeight(700);
          return true;
        });
    for (Locale language : Messages.languages()) {
      speak(window, language);
      for (String place : List.of("design", "imbalance", "train", "playground", "help")) {
        window.click("#place-" + place);
        window.until("whole words of " + place + " in " + language, () -> cut().isEmpty());
      }
    }
  }

  private List<String> cut() {
    return TestWindow.onScreen(
        () -> {
          window.scene().getRoot().applyCss();
          window.scene().getRoot().layout();
          return window.scene().getRoot().lookupAll(".text").stream()
              .filter(node -> node instanceof Text && node.getParent() instanceof Labeled)
              .filter(FormsTest::isShown)
              .map(node -> cut((Labeled) node.getParent(), ((Text) node).getText()))
              .flatMap(Optional::stream)
              .toList();
        });
  }

  private static Optional<String> cut(Labeled whole, String shown) {
    boolean cut =
        whole.getTooltip() == null
            && shown.endsWith(whole.getEllipsisString())
            && !whole.getText().endsWith(whole.getEllipsisString());
    return cut ? Optional.of(whole.getText() + " as " + shown) : Optional.empty();
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }

  private static boolean blank(String words) {
    return words == null || words.isBlank();
  }

  @Test
  void tabReachesEveryPartOfDesign() {
    Set<String> reached = new LinkedHashSet<>();
    for (int i = 0; i < 60; i++) {
      window.press(KeyCode.TAB);
      reached.add(
          TestWindow.onScreen(
              () -> {
                Node owner = window.scene().getFocusOwner();
                return owner == null || owner.getId() == null ? "" : owner.getId();
              }));
    }
    assertThat(reached)
        .contains(
            "designs", "panels", "formula", "tool-look", "panel-loss", "scale-across", "draw");
    List<String> order = List.copyOf(reached);
    assertThat(order.indexOf("designs")).isLessThan(order.indexOf("panels"));
    assertThat(order.indexOf("panels")).isLessThan(order.indexOf("formula"));
  }
}

package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.view.FigureView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The list of many designs: filter, ticks, names, menus; and what the window says of them. */
class ListWindowTest extends OpenWindow {
  private List<String> curves() {
    return window
        .shown()
        .map(Figure::panels)
        .map(panels -> panels.get(0))
        .map(FigurePanel::series)
        .stream()
        .flatMap(List::stream)
        .map(series -> series.name().letters().replaceAll(",.*", ""))
        .sorted()
        .toList();
  }

  private void untilCurves(String... names) {
    window.until(List.of(names) + " are shown", () -> curves().equals(List.of(names)));
  }

  private void tick(String entry) {
    fire(window.find("#ticks", MenuButton.class).getItems(), entry);
  }

  private static void fire(List<MenuItem> items, String entry) {
    TestWindow.onScreen(
        () -> {
          items.stream()
              .filter(item -> item.getText() != null)
              .filter(item -> item.getText().replace("_", "").startsWith(entry))
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
  }

  @Test
  void allNoneAndOnlyThisAreTicked() {
    tick("All");
    window.until("all twelve", () -> curves().size() == 12);
    tick("Only this");
    untilCurves("CE");
    tick("None");
    untilCurves("CE");
    window.click("#designs");
    window.press(KeyCode.HOME);
    window.press(KeyCode.DOWN);
    untilCurves("Focal");
  }

  @Test
  void theFilterListsNamesAndFormulasAndTicksOnlyThose() {
    window.click("#filter");
    window.type("poly focal");
    assertThat(window.designs()).containsExactly("Poly-1 Focal");
    tick("All");
    untilCurves("CE", "Focal", "Maki", "Poly-1 Focal", "QCE");
    window.press(KeyCode.ESCAPE);
    assertThat(window.find("#filter", TextField.class).getText()).isEmpty();
    assertThat(window.designs()).hasSize(12);
    window.type("expm1");
    assertThat(window.designs()).containsExactly("Taylor CE");
    tick("None");
    window.press(KeyCode.ESCAPE);
    untilCurves("CE", "Focal", "Maki", "Poly-1 Focal", "QCE");
  }

  @Test
  void theFilterFindsPublishedLossesAndEnterAddsOne() {
    window.click("#filter");
    window.type("savage");
    ListView<?> library = window.find("#library", ListView.class);
    window.until("the library has it", () -> library.getItems().size() == 1);
    TestWindow.onScreen(
        () -> {
          library.requestFocus();
          library.getSelectionModel().select(0);
          return true;
        });
    window.press(KeyCode.ENTER);
    window.until("it is one of the designs", () -> window.designs().get(0).equals("Brier"));
    assertThat(window.designs()).hasSize(13);
    assertThat(window.find("#formula", TextField.class).getText()).isEqualTo("-2*(1-p)");
    assertThat(window.find("#filter", TextField.class).getText()).isEmpty();
    assertThat(library.isVisible() && library.getParent().isVisible()).isFalse();
    window.click("#filter");
    window.type("calibrated schedules");
    window.until("found by group and property", () -> library.getItems().size() == 2);
  }

  @Test
  void aDesignThatTheFilterHidesStaysSelected() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.click("#filter");
    window.type("maki");
    assertThat(window.find("#formula", TextField.class).getText()).isEqualTo("-1/p");
    window.press(KeyCode.ESCAPE);
    ListView<?> list = window.find("#designs", ListView.class);
    assertThat(
            ((OpenDesign) TestWindow.onScreen(() -> list.getSelectionModel().getSelectedItem()))
                .design()
                .name())
        .isEqualTo("My loss");
  }

  @Test
  void aCutNameIsWholeInItsTooltip() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    String longName = "A loss with a name that no list is wide enough for, number one";
    window.dialogs.answers.add(longName);
    window.choose("Rename");
    window.until("the new name", () -> window.designs().get(0).equals(longName));
    painted();
    List<Label> names = new ArrayList<>();
    TestWindow.onScreen(
        () -> {
          window.find("#designs").lookupAll(".label").forEach(node -> names.add((Label) node));
          return true;
        });
    assertThat(names)
        .filteredOn(label -> label.getText().equals(longName))
        .isNotEmpty()
        .allMatch(label -> MouseRest.words(label).equals(longName))
        .allMatch(label -> label.getAccessibleHelp().equals(longName));
  }

  @Test
  void contextMenusDoWhatTheirEntriesSay() {
    ContextMenu menu = window.find("#designs", ListView.class).getContextMenu();
    fire(menu.getItems(), "Duplicate");
    assertThat(window.designs()).startsWith("CE copy", "CE");
    fire(menu.getItems(), "Only this");
    untilCurves("CE copy");
    fire(menu.getItems(), "Delete");
    assertThat(window.designs()).startsWith("CE", "Focal");
    assertThat(window.find("#panels", FigureView.class).getOnContextMenuRequested()).isNotNull();
  }

  @Test
  void aNewDesignHasTheCursorInItsFormulaFromAnyPlace() {
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.press(KeyCode.CONTROL, KeyCode.N);
    assertThat(window.services.settings().get().place()).isEqualTo("design");
    window.type("-3/p");
    window.untilCurve("coefficient", "My loss", 0.5, -6);
  }

  @Test
  void messagesEndWithTheNextChange() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.choose("Delete");
    assertThat(window.notice()).contains("Deleted My loss");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(window.designs()).startsWith("My loss");
    assertThat(window.notice()).isEmpty();
    Path file = home.resolve("mine.lossmith.json");
    window.dialogs.files.add(file);
    window.press(KeyCode.CONTROL, KeyCode.S);
    assertThat(window.notice()).startsWith("Saved");
    window.typeFormula("-2/p");
    assertThat(window.notice()).isEmpty();
  }

  @Test
  void theFileIsProposedUnderTheNameAsItIsWritten() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    for (String[] pair :
        new String[][] {
          {"two losses", "two losses.lossmith.json"},
          {"Маки (γ = 2)", "Маки (γ = 2).lossmith.json"},
          {"a/b: 100%", "a-b- 100%.lossmith.json"},
          {"../x", "x.lossmith.json"},
          {"…", "….lossmith.json"},
          {"???", "design.lossmith.json"}
        }) {
      window.dialogs.answers.add(pair[0]);
      window.choose("Rename");
      window.choose("Save as");
      assertThat(window.dialogs.suggested).isEqualTo(pair[1]);
    }
  }
}

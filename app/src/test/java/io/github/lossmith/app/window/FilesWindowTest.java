package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saving, opening, figures, and files that are broken, gone or cannot be written. */
class FilesWindowTest extends OpenWindow {
  private void typeAndSave(Path file) {
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.dialogs.files.add(file);
    window.press(KeyCode.CONTROL, KeyCode.S);
    window.until("saved", () -> window.notice().startsWith("Saved"));
  }

  @Test
  void aDesignIsSavedDeletedAndOpenedAgain() {
    Path file = home.resolve("mine.lossmith.json");
    typeAndSave(file);
    Design kept = DesignFile.read(file).orThrow();
    assertThat(kept.name()).isEqualTo("CE copy");
    window.choose("Delete");
    assertThat(window.designs()).startsWith("CE");
    window.dialogs.files.add(file);
    window.press(KeyCode.CONTROL, KeyCode.O);
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    assertThat(window.services.settings().get().recent()).containsExactly(file);
    assertThat(recent()).containsExactly(file.toString());
  }

  private List<String> recent() {
    Menu menu = (Menu) window.entry("Open recent");
    return TestWindow.onScreen(
        () -> {
          menu.getOnShowing().handle(null);
          return menu.getItems().stream().map(item -> item.getText()).toList();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"half a de",
        "{\"experiment\": 1}",
        "<html>",
        "",
        "{\"name\": \"x\", \"formula\": 7}"
      })
  void aFileThatIsNoDesignIsRefusedAndTheWindowLives(String text) throws IOException {
    Path file = Files.writeString(home.resolve("foreign.lossmith.json"), text);
    window.dialogs.files.add(file);
    window.press(KeyCode.CONTROL, KeyCode.O);
    assertThat(window.dialogs.told).hasSize(1);
    assertThat(window.notice()).contains("foreign.lossmith.json");
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
  }

  @Test
  void aFileThatIsTakenAwayLeavesTheDesignAndIsNoticed() throws IOException {
    Path file = home.resolve("mine.lossmith.json");
    typeAndSave(file);
    Files.delete(file);
    window.until("noticed", () -> window.notice().contains("is gone"));
    assertThat(window.notice()).contains("mine.lossmith.json").contains("CE copy");
    window.press(KeyCode.CONTROL, KeyCode.S);
    assertThat(DesignFile.read(file).orThrow().name()).isEqualTo("CE copy");
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldAndTheDesignStaysUnsaved() throws IOException {
    Path noFolder = Files.writeString(home.resolve("file"), "not a folder");
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.dialogs.files.add(noFolder.resolve("mine.lossmith.json"));
    window.press(KeyCode.CONTROL, KeyCode.S);
    assertThat(window.dialogs.told).hasSize(1);
    assertThat(window.notice()).contains("mine.lossmith.json");
    window.press(KeyCode.CONTROL, KeyCode.Q);
    assertThat(window.dialogs.asked).containsExactly("app.files.unsaved");
    assertThat(window.stage().isShowing()).isTrue();
    window.dialogs.files.add(noFolder.resolve("figure.svg"));
    window.press(KeyCode.CONTROL, KeyCode.E);
    window.until("told of the figure", () -> window.dialogs.told.size() == 2);
  }

  @Test
  void unsavedDesignsAreAskedAboutAndKeptForTheNextStart() {
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.press(KeyCode.CONTROL, KeyCode.Q);
    assertThat(window.dialogs.asked).containsExactly("app.files.unsaved");
    assertThat(window.stage().isShowing()).isTrue();
    window.dialogs.answers.add("app.files.unsaved.keep");
    window.press(KeyCode.CONTROL, KeyCode.Q);
    window.until("closed", () -> !window.stage().isShowing());
    window = TestWindow.open(home);
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.dialogs.answers.add("app.files.unsaved.discard");
    window.press(KeyCode.CONTROL, KeyCode.Q);
    window = TestWindow.open(home);
    assertThat(window.designs()).startsWith("CE", "Focal");
  }

  @Test
  void thePanelsAreSavedInEveryFormat() throws IOException {
    for (String ending : List.of("svg", "pdf", "png", "csv")) {
      Path file = home.resolve("figure." + ending);
      window.dialogs.files.add(file);
      window.press(KeyCode.CONTROL, KeyCode.E);
      window.until("the " + ending, () -> window.notice().endsWith("figure." + ending));
    }
    String svg = Files.readString(home.resolve("figure.svg"));
    assertThat(svg).contains("<svg", "Focal", "<polyline").doesNotContain("<image");
    byte[] pdf = Files.readAllBytes(home.resolve("figure.pdf"));
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    assertThat(Files.readString(home.resolve("figure.csv"))).contains("Maki");
    window.dialogs.files.add(home.resolve("figure.jpeg"));
    window.press(KeyCode.CONTROL, KeyCode.E);
    window.until("told", () -> window.dialogs.told.size() == 1);
    assertThat(window.dialogs.told).extracting(Problem::key).containsExactly("app.figure.format");
  }

  @Test
  void thePapersFiguresAreThoseOfTheCommandLine() throws IOException {
    Path byHand = Files.createDirectory(home.resolve("window"));
    Path byCommand = home.resolve("command");
    window.dialogs.files.add(byHand);
    window.choose("Figures 1 and 2");
    window.until("saved", () -> window.notice().startsWith("Saved"));
    Commands.run("figures", "--out", byCommand.toString(), "--format", "svg,png,csv");
    for (String name : List.of("figure-1.svg", "figure-2.svg", "figure-1.png", "figure-2.csv")) {
      assertThat(byHand.resolve(name)).hasSameBinaryContentAs(byCommand.resolve(name));
    }
    assertThat(byHand.resolve("figure-2.pdf")).exists();
  }

  @Test
  void theNumbersOfTheFigureAreCopied() {
    window.choose("Copy numbers");
    String copied = TestWindow.onScreen(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied).contains("Focal").contains("0.5");
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    assertThat(TestWindow.onScreen(() -> Clipboard.getSystemClipboard().hasImage())).isTrue();
  }

  @Test
  void saveAsWritesAnotherFileAndGoesOnWithThatOne() {
    Path first = home.resolve("first.lossmith.json");
    Path second = home.resolve("second.lossmith.json");
    typeAndSave(first);
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    assertThat(window.notice()).contains("first");
    window.dialogs.files.add(second);
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    window.until("saved", () -> window.notice().contains("second"));
    window.typeFormula("-3/p");
    window.press(KeyCode.CONTROL, KeyCode.S);
    assertThat(DesignFile.read(first).orThrow().shape())
        .isEqualTo(new CoefficientSource.Typed("-2/p"));
    assertThat(DesignFile.read(second).orThrow().shape())
        .isEqualTo(new CoefficientSource.Typed("-3/p"));
  }
}

package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.view.FigureView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The easy and the hard examples: the paper's numbers, import, balance. */
class ImbalanceWindowTest extends OpenWindow {
  private void arrive() {
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.until("ratios", () -> !table("#ratios").isEmpty());
  }

  /** The cells of a table as they are read, by the first column. */
  private Map<String, List<String>> table(String selector) {
    return TestWindow.onScreen(
        () -> {
          TableView<?> table = (TableView<?>) window.find(selector);
          Map<String, List<String>> rows = new HashMap<>();
          for (int i = 0; i < table.getItems().size(); i++) {
            List<String> cells = cells(table, i);
            rows.put(cells.get(0), cells.subList(1, cells.size()));
          }
          return rows;
        });
  }

  private static List<String> cells(TableView<?> table, int row) {
    return table.getColumns().stream()
        .map((TableColumn<?, ?> column) -> String.valueOf(column.getCellData(row)))
        .toList();
  }

  @Test
  void theRatiosAreThoseOfThePaperInBothSpaces() {
    arrive();
    assertThat(table("#ratios"))
        .containsEntry("CE", List.of("−1111", "−33.33", "33.3", "14.3"))
        .containsEntry("Focal", List.of("−32.18", "−33.19", "0.97", "0.416"))
        .containsEntry("Maki", List.of("−111.1", "−23.33", "4.76", "2.04"))
        .containsEntry("QCE", List.of("−117.1", "−40.13", "2.92", "1.25"));
    List<FigurePanel> panels = figure().panels();
    assertThat(panels).extracting(FigurePanel::key).containsExactly("coefficient", "logit");
    assertThat(panels).allSatisfy(panel -> assertThat(bars(panel)).hasSize(4));
    assertThat(bars(panels.get(0)).get(0).bars().get(0).y()).isBetween(1111.0, 1111.2);
    assertThat(figure().legend()).as("covers no bar").isEqualTo(Figure.LegendPosition.BELOW);
  }

  private Figure figure() {
    return TestWindow.onScreen(() -> ((FigureView) window.find("#bars")).shown().orElseThrow());
  }

  private static List<Layer.Bars> bars(FigurePanel panel) {
    return panel.layers().stream()
        .filter(Layer.Bars.class::isInstance)
        .map(Layer.Bars.class::cast)
        .toList();
  }

  @Test
  void balanceTurnsTheParameterUntilBothWeighTheSame() {
    window.click("#designs");
    window.press(KeyCode.HOME);
    window.press(KeyCode.DOWN);
    window.press(KeyCode.DOWN);
    arrive();
    window.click("#balance");
    window.until("balanced", () -> table("#ratios").containsKey("Maki copy"));
    window.until("even", () -> table("#ratios").get("Maki copy").get(2).equals("1"));
    assertThat(window.find("#balance-answer", Label.class).getText()).contains("Balanced");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("undone", () -> !table("#ratios").containsKey("Maki copy"));
  }

  @Test
  void aLossWithoutALetterSaysSo() {
    arrive();
    assertThat(window.find("#balance", Button.class).isVisible()).isFalse();
    assertThat(answer()).contains("CE", "no parameter");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    window.typeFormula("-(1-p)^gamma/p");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(window.find("#balance", Button.class).isVisible()).isTrue();
    assertThat(answer()).isEmpty();
  }

  private String answer() {
    return window.find("#balance-answer", Label.class).getText();
  }

  @Test
  void anAnswerEndsWhenItIsNoLongerTrue() {
    window.typeFormula("-(1-p)^gamma/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    arrive();
    window.click("#balance");
    assertThat(answer()).contains("Balanced");
    window.click("#add-group");
    assertThat(answer()).isEmpty();
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.click("#balance");
    assertThat(answer()).contains("Balanced");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(answer()).isEmpty();
    typeIntoCell("#groups", 0, 1, "7");
    assertThat(window.find("#groups-problem", Label.class).getText()).contains("7");
    window.click("#add-group");
    assertThat(window.find("#groups-problem", Label.class).getText()).isEmpty();
  }

  @Test
  void logarithmicBarsStayThroughAKillAndAnotherLanguage() {
    arrive();
    assertThat(figure().panels().get(0).y().from()).isZero();
    window.click("#bars-log");
    assertThat(figure().panels().get(0).y().from()).isPositive();
    window.kill();
    window = TestWindow.open(home);
    arrive();
    assertThat(figure().panels().get(0).y().from()).isPositive();
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withLanguage("ru"));
          return true;
        });
    assertThat(window.find("#bars-log", CheckBox.class).getText()).contains("лог");
    assertThat(figure().panels().get(0).y().from()).isPositive();
  }

  @Test
  void groupsAreEditedInTheTable() {
    arrive();
    window.click("#add-group");
    window.until("three groups", () -> table("#groups").size() == 3);
    assertThat(bars(figure().panels().get(0)).get(0).bars()).hasSize(3);
    window.click("#remove-group");
    window.until("two groups", () -> table("#groups").size() == 2);
  }

  @Test
  void valuesOfTheUsersModelAreImported() throws IOException {
    arrive();
    Path file = home.resolve("mine.csv");
    Files.writeString(file, "p,class\n" + "0.95,car\n".repeat(300) + "0.2,cat\n".repeat(7));
    window.dialogs.files.add(file);
    window.click("#import");
    window.until("imported", () -> window.notice().contains("mine.csv"));
    assertThat(table("#groups")).containsKeys("300", "7");
  }

  @Test
  void aCoefficientIsFittedToTheGroupsAndOpensInDesignWithItsBand() {
    arrive();
    fire("#fit-begin");
    fire("#fit-hard");
    TextField share = window.find("#fit-share", TextField.class);
    TestWindow.onScreen(
        () -> {
          share.setText("1");
          return true;
        });
    fire("#fit-now");
    window.until("refused", () -> fitAnswer().contains("between 0 and 1"));
    TestWindow.onScreen(
        () -> {
          share.setText("0.6");
          return true;
        });
    fire("#fit-now");
    window.until("fitted", () -> window.notice().contains("pull 60 % of all"));
    assertThat(window.services.settings().get().place()).isEqualTo("design");
    window.untilCurve("coefficient", "Fit to examples", 0.9, -0.4756);
    assertThat(window.curve("coefficient", "Fit to examples").orElseThrow().band()).isPresent();
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(fitAnswer()).contains("0.8–0.9").contains("not known");
  }

  /** Wherever it is in the scrolled form. */
  private void fire(String button) {
    TestWindow.onScreen(
        () -> {
          window.find(button, ButtonBase.class).fire();
          return true;
        });
  }

  private String fitAnswer() {
    return TestWindow.onScreen(() -> window.find("#fit-answer", Label.class).getText());
  }

  @Test
  void aFileWithWordsInItIsRefusedBesideTheButtonAndNothingIsLost() throws IOException {
    arrive();
    Path file = Files.writeString(home.resolve("words.csv"), "p\n0.5\nabout a half\n0.2\n");
    window.dialogs.files.add(file);
    window.click("#import");
    Label problem = window.find("#groups-problem", Label.class);
    window.until("refused", () -> problem.isVisible() && problem.getText().contains("half"));
    assertThat(table("#groups")).containsOnlyKeys("1000", "10");
  }

  @Test
  void theBarsAreSavedWhileTheyAreInFront() throws IOException {
    arrive();
    Path file = home.resolve("bars.csv");
    window.dialogs.files.add(file);
    window.press(KeyCode.CONTROL, KeyCode.E);
    window.until("saved", () -> window.notice().endsWith("bars.csv"));
    assertThat(Files.readString(file)).contains("coefficient,CE,1000 at p = 0.9,1111.1");
  }

  @Test
  void aCellOfTheGroupsChangesTheBars() {
    arrive();
    typeIntoCell("#groups", 0, 0, "2000");
    window.until("twice as much", () -> table("#ratios").get("CE").get(0).equals("−2222"));
    assertThat(bars(figure().panels().get(0)).get(0).bars().get(0).y()).isBetween(2222.0, 2222.4);
    typeIntoCell("#groups", 1, 1, "0.6");
    window.until(
        "easier",
        () -> table("#groups").get("10").equals(List.of("0.6", String.valueOf(TargetSide.OBJECT))));
    Label problem = window.find("#groups-problem", Label.class);
    assertThat(problem.isVisible()).isFalse();
    typeIntoCell("#groups", 1, 1, "1.5");
    assertThat(problem.isVisible()).isTrue();
    assertThat(table("#groups"))
        .containsEntry("10", List.of("0.6", String.valueOf(TargetSide.OBJECT)));
    assertThat(window.scene().getFocusOwner()).isSameAs(window.find("#groups"));
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo group of examples");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(table("#groups"))
        .containsOnlyKeys("2000", "10")
        .containsEntry("10", List.of("0.3", String.valueOf(TargetSide.OBJECT)));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("the paper's", () -> table("#ratios").get("CE").get(0).equals("−1111"));
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    window.until("again", () -> table("#ratios").get("CE").get(0).equals("−2222"));
  }

  @Test
  void everyChangeOfTheGroupsHasItsNameInTheMenu() {
    arrive();
    for (String step : List.of("#add-group: add group", "#remove-group: remove group")) {
      window.click(step.split(": ")[0]);
      assertThat(window.entry("Undo").getText()).isEqualTo("_Undo " + step.split(": ")[1]);
    }
    assertThat(table("#groups")).containsOnlyKeys("1000", "10");
  }
}

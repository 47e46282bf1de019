package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTerm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The tables of the classes in Design: typed, by a rule, with counts, undone. */
class ClassTablesWindowTest extends OpenWindow {
  private Design first() {
    return TestWindow.onScreen(
        () -> ((OpenDesign) ((ListView<?>) window.find("#designs")).getItems().get(0)).design());
  }

  private ClassTables tables() {
    return first().classTables();
  }

  @SuppressWarnings("unchecked") // the items are the keys of the kinds
  private void choose(String kind) {
    ComboBox<String> box = window.find("#class-tables", ComboBox.class);
    TestWindow.onScreen(
        () -> {
          box.setValue(kind);
          return true;
        });
  }

  private void type(String field, String text) {
    TextField found = window.find(field, TextField.class);
    TestWindow.onScreen(
        () -> {
          found.setText(text);
          found.getOnAction().handle(new ActionEvent());
          return true;
        });
  }

  private String words(String label) {
    return window.find(label, Label.class).getText();
  }

  @Test
  void aRuleIsChosenAndItsNumbersAreChangedAndUndone() {
    choose("vs");
    assertThat(first().name()).isEqualTo("CE copy");
    assertThat(tables()).isEqualTo(ClassTables.of(ClassRule.VS));
    assertThat(words("#class-tables-note")).contains("counts the objects of its own data");
    type("#class-number-gamma", "0.3");
    assertThat(tables().parameters()).containsEntry("gamma", 0.3).containsEntry("tau", 1.25);
    type("#class-number-gamma", "7");
    assertThat(words("#class-tables-why"))
        .isEqualTo("gamma of the rule vs is 7; it must be a number from 0 to 2.");
    assertThat(tables().parameters()).containsEntry("gamma", 0.3);
    focus("#formula");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("the usual number", () -> tables().parameters().get("gamma") == 0.15);
    TextField gamma = window.find("#class-number-gamma", TextField.class);
    window.until("it is shown", () -> gamma.getText().equals("0.15"));
    choose("none");
    assertThat(tables()).isEqualTo(ClassTables.NONE);
  }

  @Test
  void countsOfARuleShowWhatItMakesOfThem() {
    choose("inverse-frequency");
    type("#class-name-0", "cat");
    type("#class-count-0", "300");
    type("#class-name-1", "dog");
    assertThat(words("#class-tables-why")).startsWith("counts has no value for the class \"dog\"");
    type("#class-count-1", "100");
    assertThat(tables().counts()).isEqualTo(Map.of("cat", 300L, "dog", 100L));
    assertThat(words("#class-weights-0")).isEqualTo("0.5");
    assertThat(words("#class-weights-1")).isEqualTo("1.5");
  }

  @Test
  void valuesAreTypedForEveryClass() {
    choose("typed");
    type("#class-name-0", "cat");
    type("#class-weights-0", "2");
    type("#class-name-1", "dog");
    assertThat(words("#class-tables-why"))
        .isEqualTo("weights has no value for the class \"dog\"; it has cat. Add one.");
    assertThat(tables().typed()).isEqualTo(Map.of(ClassTerm.WEIGHT, Map.of("cat", 2.0)));
    type("#class-weights-1", "-1");
    assertThat(words("#class-tables-why")).contains("weights of \"dog\" is -1");
    type("#class-weights-1", "0,5");
    assertThat(tables().typed())
        .isEqualTo(Map.of(ClassTerm.WEIGHT, Map.of("cat", 2.0, "dog", 0.5)));
    assertThat(window.find("#class-tables-why").isVisible()).isFalse();
  }

  @Test
  void classesAndCountsOfADataSetAreTakenOver() throws IOException {
    Path annotations = Files.createDirectories(home.resolve("voc/Annotations"));
    Files.writeString(
        annotations.resolve("one.xml"),
        """
        <annotation><size><width>100</width><height>100</height></size>
        <object><name>cell</name><difficult>0</difficult>
        <bndbox><xmin>1</xmin><ymin>1</ymin><xmax>50</xmax><ymax>50</ymax></bndbox></object>
        <object><name>cell</name><difficult>1</difficult>
        <bndbox><xmin>1</xmin><ymin>1</ymin><xmax>50</xmax><ymax>50</ymax></bndbox></object>
        </annotation>
        """);
    choose("balanced-softmax");
    window.dialogs.files.add(home.resolve("voc"));
    Button count = window.find("#class-counts", Button.class);
    TestWindow.onScreen(
        () -> {
          count.fire();
          return true;
        });
    window.until("counted", () -> tables().counts().equals(Map.of("cell", 1L)));
    assertThat(window.find("#class-name-0", TextField.class).getText()).isEqualTo("cell");
  }
}

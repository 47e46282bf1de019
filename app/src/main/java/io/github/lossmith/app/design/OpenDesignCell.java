package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Rgb;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A design in the list: the tick, its colour on the figure, its name, and whether it is saved. */
final class OpenDesignCell extends ListCell<OpenDesign> {
  private static final double WIDEST_TOOLTIP = 420;
  private final DesignContext studio;
  private final Texts texts;
  private final Label heading = new Label();
  private final CheckBox tick = new CheckBox();
  private final Region swatch = new Region();
  private final Label name = new Label();
  private final Label unsaved = new Label("●");
  private final Tooltip whole = new Tooltip();
  private final VBox content;

  OpenDesignCell(DesignContext studio) {
    this.studio = studio;
    texts = studio.desk().texts();
    heading.getStyleClass().add("list-heading");
    heading.setMaxWidth(Double.MAX_VALUE);
    swatch.getStyleClass().add("swatch");
    unsaved.getStyleClass().add("unsaved");
    name.setMinWidth(0);
    name.setTooltip(whole);
    whole.setWrapText(true);
    whole.setMaxWidth(WIDEST_TOOLTIP);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(tick, swatch, name, unsaved);
    line.getStyleClass().add("design-line");
    content = new VBox(heading, line);
    setPrefWidth(0); // as wide as the list, so that a long name ends in dots
    tick.setFocusTraversable(false);
    tick.setOnAction(event -> toggle());
  }

  private void toggle() {
    OpenDesign sheet = getItem();
    if (sheet != null) {
      studio.bench().tick(sheet.id(), tick.isSelected());
    }
  }

  @Override
  protected void updateItem(OpenDesign sheet, boolean empty) {
    super.updateItem(sheet, empty);
    setText(null);
    setGraphic(empty || sheet == null ? null : content);
    if (sheet != null && !empty) {
      show(sheet);
    }
  }

  private void show(OpenDesign sheet) {
    boolean first = startsPart(sheet);
    heading.setText(texts.text(sheet.isPreset() ? "app.list.presets" : "app.list.yours"));
    heading.setVisible(first);
    heading.setManaged(first);
    boolean ticked = studio.bench().ticked().contains(sheet.id());
    tick.setSelected(ticked);
    name.setText(sheet.design().name());
    whole.setText(LegendNames.of(sheet.design()));
    boolean changed = studio.files().unsaved(sheet);
    unsaved.setVisible(changed);
    unsaved.setManaged(changed);
    if (ticked || sheet.id() == studio.bench().inHand().get()) {
      colour(sheet);
    }
    swatch.setVisible(ticked || sheet.id() == studio.bench().inHand().get());
    setAccessibleText(
        texts.text(ticked ? "app.list.ticked" : "app.list.unticked", sheet.design().name()));
  }

  private void colour(OpenDesign sheet) {
    FigureTheme theme = studio.desk().dark().get() ? FigureTheme.DARK : FigureTheme.LIGHT;
    Rgb rgb = theme.colour(studio.styles().of(sheet).colour());
    swatch.setStyle(
        String.format(
            Locale.ROOT,
            "-fx-background-color: rgb(%d,%d,%d);",
            rgb.red(),
            rgb.green(),
            rgb.blue()));
  }

  private boolean startsPart(OpenDesign sheet) {
    int index = getIndex();
    if (index <= 0 || index >= getListView().getItems().size()) {
      return index == 0;
    }
    return getListView().getItems().get(index - 1).isPreset() != sheet.isPreset();
  }
}

package io.github.lossmith.app.design.list;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.LegendNames;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Rgb;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A design in the list: the tick, its colour on the figure, its name, and whether it is saved. */
final class OpenDesignCell extends ListCell<OpenDesign> {
  private final DesignContext context;
  private final Texts texts;
  private final Label heading = new Label();
  private final CheckBox tick = new CheckBox();
  private final Region swatch = new Region();
  private final Label name = new Label();
  private final Label unsaved = new Label("●");
  private final VBox content;

  OpenDesignCell(DesignContext context) {
    this.context = context;
    texts = context.services().texts();
    heading.getStyleClass().add("list-heading");
    heading.setMaxWidth(Double.MAX_VALUE);
    swatch.getStyleClass().add("swatch");
    unsaved.getStyleClass().add("unsaved");
    name.setMinWidth(0);
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
    OpenDesign openDesign = getItem();
    if (openDesign != null) {
      context.designs().selection().tick(openDesign.id(), tick.isSelected());
    }
  }

  @Override
  protected void updateItem(OpenDesign openDesign, boolean empty) {
    super.updateItem(openDesign, empty);
    setText(null);
    setGraphic(empty || openDesign == null ? null : content);
    if (openDesign != null && !empty) {
      show(openDesign);
    }
  }

  private void show(OpenDesign openDesign) {
    boolean first = startsPart(openDesign);
    heading.setText(texts.text(openDesign.isPreset() ? "app.list.presets" : "app.list.yours"));
    heading.setVisible(first);
    heading.setManaged(first);
    boolean ticked = context.designs().ticked().contains(openDesign.id());
    tick.setSelected(ticked);
    name.setText(openDesign.design().name());
    HoverHint.say(name, LegendNames.of(openDesign.design()));
    boolean changed = context.files().unsaved(openDesign);
    unsaved.setVisible(changed);
    unsaved.setManaged(changed);
    if (ticked || openDesign.id() == context.designs().selectedDesign().get()) {
      colour(openDesign);
    }
    swatch.setVisible(ticked || openDesign.id() == context.designs().selectedDesign().get());
    setAccessibleText(
        texts.text(ticked ? "app.list.ticked" : "app.list.unticked", openDesign.design().name()));
  }

  private void colour(OpenDesign openDesign) {
    FigureTheme theme = context.services().dark().get() ? FigureTheme.DARK : FigureTheme.LIGHT;
    Rgb rgb = theme.colour(context.styles().of(openDesign).colour());
    swatch.setStyle(
        String.format(
            Locale.ROOT,
            "-fx-background-color: rgb(%d,%d,%d);",
            rgb.red(),
            rgb.green(),
            rgb.blue()));
  }

  private boolean startsPart(OpenDesign openDesign) {
    int index = getIndex();
    if (index <= 0 || index >= getListView().getItems().size()) {
      return index == 0;
    }
    return getListView().getItems().get(index - 1).isPreset() != openDesign.isPreset();
  }
}

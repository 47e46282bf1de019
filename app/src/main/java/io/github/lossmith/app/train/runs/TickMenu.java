package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/**
 * Ticks all runs that the filter shows, none at all, or the selected one alone.
 *
 * @param visible the runs that the filter shows
 */
record TickMenu(Texts texts, RunSelection selection, Supplier<List<RunDirectory>> visible) {
  void fill(MenuButton button) {
    button.setText(texts.text("app.train.ticks"));
    button
        .getItems()
        .setAll(
            item("all", () -> selection.shown().addAll(visible.get())),
            item("none", () -> selection.shown().clear()),
            item("only", () -> selection.selected().get().ifPresent(selection::showOnly)));
  }

  private MenuItem item(String name, Runnable work) {
    MenuItem item = new MenuItem(texts.text("app.train.ticks." + name));
    item.setOnAction(event -> work.run());
    return item;
  }
}

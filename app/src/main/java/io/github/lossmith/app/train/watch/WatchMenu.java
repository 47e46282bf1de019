package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.spread.SpreadKind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What is seldom changed about the curves: band and single seeds of a group, stops, the file. */
final class WatchMenu implements AutoCloseable {
  private final Texts texts;
  private final ViewOptions options;
  private final Map<SpreadKind, RadioMenuItem> kinds = new EnumMap<>(SpreadKind.class);
  private final CheckMenuItem singles = new CheckMenuItem();
  private final InvalidationListener onSpread = changed -> select();

  WatchMenu(Texts texts, ViewOptions options) {
    this.texts = texts;
    this.options = options;
    for (SpreadKind kind : SpreadKind.values()) {
      String key = "app.train.spread." + kind.name().toLowerCase(Locale.ROOT);
      RadioMenuItem item = new RadioMenuItem(texts.text(key));
      item.setOnAction(
          event -> {
            options.spread().set(kind);
            select();
          });
      kinds.put(kind, item);
    }
    singles.setText(texts.text("app.train.watch.singles"));
    singles.selectedProperty().bindBidirectional(options.singles());
    options.spread().addListener(onSpread);
    select();
  }

  private void select() {
    kinds.forEach((kind, item) -> item.setSelected(kind == options.spread().get()));
  }

  /** Gives the button its entries. */
  void fill(MenuButton button, LossStopMenu stops, FigureExport export) {
    Menu band = menu("app.train.watch.spread", "spread");
    band.getItems().setAll(kinds.values());
    Menu stop = menu("app.train.stop-loss", "stop-loss");
    stops.fill(stop);
    Menu save = menu("app.train.figure.save", "save-curves");
    export.fill(save.getItems(), "lossmith-curves");
    button.setGraphic(Controls.icon("fth-more-horizontal"));
    HoverHint.say(button, texts.text("app.train.watch.more"));
    button.getItems().setAll(band, singles, new SeparatorMenuItem(), stop, save);
  }

  private Menu menu(String key, String id) {
    Menu menu = new Menu(texts.text(key));
    menu.setId(id);
    return menu;
  }

  @Override
  public void close() {
    options.spread().removeListener(onSpread);
    singles.selectedProperty().unbindBidirectional(options.singles());
  }
}

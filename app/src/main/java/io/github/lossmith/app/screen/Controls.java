package io.github.lossmith.app.screen;

import io.github.lossmith.app.screen.MenuEntry.Choice;
import io.github.lossmith.app.screen.MenuEntry.Files;
import io.github.lossmith.app.screen.MenuEntry.Group;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn.CellEditEvent;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates menus and buttons from {@link UserAction}s, in the current language. */
public final class Controls {
  private final Texts texts;

  public Controls(Texts texts) {
    this.texts = texts;
  }

  /** The icon of an Ikonli code. */
  public static Node icon(String code) {
    return new FontIcon(code);
  }

  /** A menu with all its entries. */
  public Menu menu(Group group) {
    Menu menu = new Menu(texts.text(group.key()));
    group.entries().forEach(entry -> menu.getItems().add(item(entry)));
    return menu;
  }

  /** A context menu with these entries. */
  public ContextMenu contextMenu(List<? extends MenuEntry> entries) {
    ContextMenu menu = new ContextMenu();
    entries.forEach(
        entry -> {
          MenuItem item = item(entry);
          item.setAccelerator(null);
          menu.getItems().add(item);
        });
    return menu;
  }

  /** A button that opens a menu of these entries. */
  public MenuButton menuButton(String key, String icon, List<? extends MenuEntry> entries) {
    MenuButton button = new MenuButton("", icon(icon));
    HoverHint.say(button, texts.text(key));
    button.setAccessibleText(texts.text(key));
    button.getItems().setAll(contextMenu(entries).getItems());
    return button;
  }

  private MenuItem item(MenuEntry entry) {
    return entry.<MenuItem>fold(
        this::item, SeparatorMenuItem::new, this::menu, this::choice, this::files);
  }

  private MenuItem item(UserAction action) {
    MenuItem item = new MenuItem();
    item.setMnemonicParsing(true);
    item.textProperty().bind(name(action));
    if (!action.icon().isEmpty()) {
      item.setGraphic(icon(action.icon()));
    }
    action.keys().ifPresent(item::setAccelerator);
    item.disableProperty().bind(action.possible().map(possible -> !possible));
    item.setOnAction(event -> action.run().run());
    return item;
  }

  private MenuItem choice(Choice choice) {
    Menu menu = new Menu(texts.text(choice.key()));
    ToggleGroup group = new ToggleGroup();
    for (String value : choice.names()) {
      String key = choice.key() + "." + value.toLowerCase(Locale.ROOT);
      RadioMenuItem item = new RadioMenuItem(texts.text(key));
      item.setToggleGroup(group);
      item.setSelected(value.equals(choice.chosen().getValue()));
      item.setOnAction(event -> choice.chosen().setValue(value));
      choice.chosen().addListener((observed, before, now) -> item.setSelected(value.equals(now)));
      menu.getItems().add(item);
    }
    return menu;
  }

  private MenuItem files(Files files) {
    Menu menu = new Menu(texts.text(files.key()));
    MenuItem none = new MenuItem(texts.text(files.key() + ".none"));
    none.setDisable(true);
    menu.getItems().add(none);
    menu.setOnShowing(
        event -> {
          List<MenuItem> items = files.files().get().stream().map(named -> item(named)).toList();
          menu.getItems().setAll(items.isEmpty() ? List.of(none) : items);
        });
    return menu;
  }

  private static MenuItem item(MenuEntry.Named named) {
    MenuItem item = new MenuItem(named.name());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> named.run().run());
    return item;
  }

  /** Gives a button the action's icon, tooltip with shortcut, accessible text and handler. */
  public void bind(ButtonBase button, UserAction action) {
    button.setGraphic(icon(action.icon()));
    HoverHint.say(button, hint(action.key(), action.keys().orElse(null)));
    button.accessibleTextProperty().bind(name(action).map(Controls::withoutMnemonic));
    button.disableProperty().bind(action.possible().map(possible -> !possible));
    button.setOnAction(event -> action.run().run());
  }

  /** What {@code key} does, ending with the shortcut. */
  public String hint(String key, @Nullable KeyCombination keys) {
    String hint = texts.text(key + ".hint");
    return keys == null ? hint : hint + " (" + keys.getDisplayText() + ")";
  }

  /** Restores the focus to the cell after an edit, which may have rebuilt the rows. */
  public static <T> void afterEdit(CellEditEvent<T, ?> edit) {
    TableView<T> table = edit.getTableView();
    table.refresh();
    table.requestFocus();
    table
        .getSelectionModel()
        .clearAndSelect(edit.getTablePosition().getRow(), edit.getTableColumn());
  }

  private ObservableValue<String> name(UserAction action) {
    return Bindings.createStringBinding(
        () -> texts.text(action.key(), action.detail().getValue()).strip(), action.detail());
  }

  private static String withoutMnemonic(String name) {
    return name.replace("_", "");
  }
}

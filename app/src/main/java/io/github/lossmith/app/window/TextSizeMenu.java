package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Choice;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.MenuEntry.Line;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.settings.TextSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The menu and shortcuts for larger and smaller text. */
final class TextSizeMenu {
  private final AppServices services;

  TextSizeMenu(AppServices services) {
    this.services = services;
  }

  Group menu() {
    List<MenuEntry> entries = new ArrayList<>();
    entries.add(UserAction.of("app.text-size.larger", "", "Shortcut+Plus", this::larger));
    entries.add(UserAction.of("app.text-size.smaller", "", "Shortcut+Minus", this::smaller));
    entries.add(UserAction.of("app.text-size.usual", "", "Shortcut+0", this::usual));
    entries.add(new Line());
    List<String> sizes = TextSize.STEPS.stream().map(String::valueOf).toList();
    entries.add(new Choice("app.text-size.percent", sizes, chosen()));
    return new Group("app.text-size", entries);
  }

  /** Plus is on different keys: with Shift, without, or on the numeric keypad. */
  Map<KeyCombination, Runnable> keys() {
    Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();
    for (KeyCode plus : List.of(KeyCode.EQUALS, KeyCode.ADD)) {
      keys.put(with(plus), this::larger);
    }
    keys.put(with(KeyCode.SUBTRACT), this::smaller);
    keys.put(with(KeyCode.NUMPAD0), this::usual);
    return keys;
  }

  private static KeyCombination with(KeyCode key) {
    Modifier shift = KeyCombination.SHIFT_ANY;
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, shift);
  }

  private Property<String> chosen() {
    Property<String> chosen = new SimpleStringProperty(String.valueOf(size()));
    services
        .settings()
        .settings()
        .addListener((observed, before, now) -> chosen.setValue(String.valueOf(now.textSize())));
    chosen.addListener((observed, before, now) -> set(Integer.parseInt(now)));
    return chosen;
  }

  private int size() {
    return services.settings().get().textSize();
  }

  private void larger() {
    set(TextSize.larger(size()));
  }

  private void smaller() {
    set(TextSize.smaller(size()));
  }

  private void usual() {
    set(TextSize.USUAL);
  }

  private void set(int size) {
    services.settings().change(settings -> settings.withTextSize(size));
  }
}

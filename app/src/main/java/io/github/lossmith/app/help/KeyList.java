package io.github.lossmith.app.help;

import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.UserAction;
import java.util.List;
import javafx.scene.input.KeyCombination;

/** All actions with shortcuts, as a page of the help; those outside menus come from a text. */
final class KeyList {
  private KeyList() {}

  static String markdown(Texts texts, List<Group> menus) {
    StringBuilder page = new StringBuilder("# " + texts.text("app.help.keys.title") + "\n\n");
    for (Group menu : menus) {
      String rows = rows(texts, menu);
      if (!rows.isEmpty()) {
        page.append("## ").append(plain(texts, menu.key())).append("\n\n| | |\n|---|---|\n");
        page.append(rows).append('\n');
      }
    }
    page.append("## ").append(texts.text("app.help.keys.panels")).append("\n\n");
    texts
        .text("app.help.keys.more")
        .lines()
        .forEach(line -> page.append("- ").append(line).append('\n'));
    return page.toString();
  }

  private static String rows(Texts texts, Group group) {
    StringBuilder rows = new StringBuilder();
    for (MenuEntry entry : group.entries()) {
      rows.append(
          entry.<String>fold(
              action -> row(texts, action),
              () -> "",
              inner -> rows(texts, inner),
              choice -> "",
              files -> ""));
    }
    return rows.toString();
  }

  private static String row(Texts texts, UserAction action) {
    return action
        .keys()
        .map(KeyCombination::getDisplayText)
        .map(keys -> "| `" + keys + "` | " + plain(texts, action.key()) + " |\n")
        .orElse("");
  }

  private static String plain(Texts texts, String key) {
    return texts.text(key, "").replace("_", "").strip();
  }
}

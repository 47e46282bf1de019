package io.github.lossmith.app.help;

import io.github.lossmith.app.screen.Action;
import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.Texts;
import java.util.List;

/** All actions with keys, as a page of the help; what is no menu's stands in a text. */
final class KeyList {
  private KeyList() {}

  static String markdown(Texts texts, List<Group> menus) {
    StringBuilder page = new StringBuilder("# " + texts.text("app.help.keys.title") + "\n\n");
    for (Group menu : menus) {
      StringBuilder rows = new StringBuilder();
      append(rows, texts, menu);
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

  private static void append(StringBuilder rows, Texts texts, Group group) {
    for (MenuEntry entry : group.entries()) {
      if (entry instanceof Group inner) {
        append(rows, texts, inner);
      } else if (entry instanceof Action action && action.keys().isPresent()) {
        rows.append("| `").append(action.keys().get().getDisplayText()).append("` | ");
        rows.append(plain(texts, action.key())).append(" |\n");
      }
    }
  }

  private static String plain(Texts texts, String key) {
    return texts.text(key, "").replace("_", "").strip();
  }
}

package io.github.lossmith.app.screen;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.Property;

/** What can stand in a menu. */
public sealed interface MenuEntry
    permits UserAction, MenuEntry.Line, MenuEntry.Group, MenuEntry.Choice, MenuEntry.Files {

  /** One result for each kind; a new kind does not compile before every caller knows it. */
  <R> R fold(
      Function<? super UserAction, ? extends R> onAction,
      Supplier<? extends R> onLine,
      Function<? super Group, ? extends R> onGroup,
      Function<? super Choice, ? extends R> onChoice,
      Function<? super Files, ? extends R> onFiles);

  /** A line between two parts of a menu. */
  record Line() implements MenuEntry {
    @Override
    public <R> R fold(
        Function<? super UserAction, ? extends R> onAction,
        Supplier<? extends R> onLine,
        Function<? super Group, ? extends R> onGroup,
        Function<? super Choice, ? extends R> onChoice,
        Function<? super Files, ? extends R> onFiles) {
      return onLine.get();
    }
  }

  /**
   * A menu, or a menu in a menu.
   *
   * @param key of its name
   */
  record Group(String key, List<MenuEntry> entries) implements MenuEntry {
    @Override
    public <R> R fold(
        Function<? super UserAction, ? extends R> onAction,
        Supplier<? extends R> onLine,
        Function<? super Group, ? extends R> onGroup,
        Function<? super Choice, ? extends R> onChoice,
        Function<? super Files, ? extends R> onFiles) {
      return onGroup.apply(this);
    }
  }

  /**
   * One of several values; each value's name is the text {@code key.value}.
   *
   * @param key of the group's name
   * @param names the values, in the order of the menu
   * @param chosen the value now
   */
  record Choice(String key, List<String> names, Property<String> chosen) implements MenuEntry {
    @Override
    public <R> R fold(
        Function<? super UserAction, ? extends R> onAction,
        Supplier<? extends R> onLine,
        Function<? super Group, ? extends R> onGroup,
        Function<? super Choice, ? extends R> onChoice,
        Function<? super Files, ? extends R> onFiles) {
      return onChoice.apply(this);
    }
  }

  /**
   * A list that is made anew when the menu opens, such as the recent files.
   *
   * @param key of the group's name
   */
  record Files(String key, Supplier<List<Named>> files) implements MenuEntry {
    @Override
    public <R> R fold(
        Function<? super UserAction, ? extends R> onAction,
        Supplier<? extends R> onLine,
        Function<? super Group, ? extends R> onGroup,
        Function<? super Choice, ? extends R> onChoice,
        Function<? super Files, ? extends R> onFiles) {
      return onFiles.apply(this);
    }
  }

  /** An entry whose name is not a text of ours. */
  record Named(String name, Runnable run) {}
}

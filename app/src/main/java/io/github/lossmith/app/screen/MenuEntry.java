package io.github.lossmith.app.screen;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.Property;

/** An entry of a menu. */
public sealed interface MenuEntry
    permits UserAction, MenuEntry.Line, MenuEntry.Group, MenuEntry.Choice, MenuEntry.Files {

  /** One result for each kind; a new kind does not compile before every caller knows it. */
  <R> R fold(
      Function<? super UserAction, ? extends R> onAction,
      Supplier<? extends R> onLine,
      Function<? super Group, ? extends R> onGroup,
      Function<? super Choice, ? extends R> onChoice,
      Function<? super Files, ? extends R> onFiles);

  /** A separator. */
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
   * A menu or submenu.
   *
   * @param key the message key of its name
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
   * A choice of one of several values; the message key of a value is {@code key.value}.
   *
   * @param key the message key of the group
   * @param names the values, in the order of the menu
   * @param chosen the current value
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
   * A list that is rebuilt when the menu opens, such as the recent files.
   *
   * @param key the message key of the group
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

  /** An entry whose name is not a message, such as a file name. */
  record Named(String name, Runnable run) {}
}

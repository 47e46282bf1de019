package io.github.lossmith.app.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of the places that the buttons on the left switch between. It lives as long as the window and
 * holds its view-model; its form is reloaded when the language changes, so all state is in the
 * view-model. Texts: {@code app.place.<name>} on the button, {@code app.place.<name>.hint} in its
 * tooltip.
 */
public interface Place {
  /** A word such as {@code train}; the form is {@code screens/<name>.fxml}. */
  String name();

  /** The Ikonli code of its button. */
  String icon();

  /**
   * Creates the controllers that the form names. A controller binds its controls to the view-model,
   * in fewer than 150 lines, and may implement {@link AutoCloseable} to release resources when its
   * form is disposed of.
   */
  Map<Class<?>, Supplier<?>> controllers();

  /** Menus of this place in the menu bar, visible in all places. */
  default List<MenuEntry.Group> menus() {
    return List.of();
  }

  /** Called when the place comes to the front. */
  default void shown() {}

  /** Whether it opens such a file when it is dragged into the window. */
  default boolean accepts(Path file) {
    return false;
  }

  /** Opens a file that was dragged into the window. */
  default void open(Path file) {}

  /**
   * Called before the window closes, for example to ask about unsaved work; false keeps it open.
   */
  default boolean mayClose() {
    return true;
  }

  /** Releases all resources, after the window has closed. */
  default void close() {}
}

package io.github.lossmith.app.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of the places that the window switches between on the left. It lives as long as the window
 * and holds its view-model; its form is loaded anew when the language changes, so everything worth
 * keeping stands in the view-model. Texts: {@code app.place.<name>} on the button, {@code
 * app.place.<name>.hint} in its tooltip.
 */
public interface Place {
  /** A word such as {@code train}; the form is {@code screens/<name>.fxml}. */
  String name();

  /** The Ikonli code of its button. */
  String icon();

  /**
   * Makes the controllers that the form names, by hand. A controller binds its controls to the
   * view-model, in fewer than 150 lines, and may implement {@link AutoCloseable} to let go when its
   * form is thrown away.
   */
  Map<Class<?>, Supplier<?>> controllers();

  /** Menus of its own in the menu bar, there whichever place is shown. */
  default List<MenuEntry.Group> menus() {
    return List.of();
  }

  /** Told when the place comes to the front. */
  default void shown() {}

  /** Whether it opens such a file when one is dragged into the window. */
  default boolean accepts(Path file) {
    return false;
  }

  /** Opens a file that was dragged into the window. */
  default void open(Path file) {}

  /** Asked before the window closes, such as for unsaved work; false keeps it open. */
  default boolean mayClose() {
    return true;
  }

  /** Lets go of everything, after the window has closed. */
  default void close() {}
}

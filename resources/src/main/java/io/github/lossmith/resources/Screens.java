package io.github.lossmith.resources;

import java.net.URL;
import java.util.MissingResourceException;

/** The window's forms and styles. */
public final class Screens {
  private Screens() {}

  /**
   * The FXML form {@code screens/name.fxml}.
   *
   * @throws MissingResourceException if there is none
   */
  public static URL form(String name) {
    return found("screens/" + name + ".fxml");
  }

  /**
   * The style sheet {@code theme/name.css}.
   *
   * @throws MissingResourceException if there is none
   */
  public static URL style(String name) {
    return found("theme/" + name + ".css");
  }

  private static URL found(String path) {
    URL url = Screens.class.getResource(path);
    if (url == null) {
      throw new MissingResourceException("no resource " + path, Screens.class.getName(), path);
    }
    return url;
  }
}

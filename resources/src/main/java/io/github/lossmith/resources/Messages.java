package io.github.lossmith.resources;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Texts for people, one bundle for each module, in English and Russian.
 *
 * <p>A key begins with its module: {@code designer.formula.empty} is in {@code
 * messages/designer.properties}. Patterns follow {@link MessageFormat} (a single quote is written
 * twice); arguments are inserted as they print, so callers format numbers themselves.
 */
public final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  /** The languages that every text exists in. */
  public static List<Locale> languages() {
    return List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"));
  }

  /**
   * The text of a key.
   *
   * @throws java.util.MissingResourceException if the bundle of the key's module lacks it
   */
  public static String text(Locale locale, String key, Object... arguments) {
    String pattern = bundle(key.substring(0, key.indexOf('.')), locale).getString(key);
    Object[] printed = List.of(arguments).stream().map(Object::toString).toArray();
    return new MessageFormat(pattern, locale).format(printed);
  }

  /** All texts of one module, for FXML. */
  public static ResourceBundle bundle(String module, Locale locale) {
    return ResourceBundle.getBundle(
        "io.github.lossmith.resources.messages." + module, locale, NO_FALLBACK);
  }
}

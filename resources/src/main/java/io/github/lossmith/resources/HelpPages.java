package io.github.lossmith.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;

/** The pages of the window's help, Markdown in every language of the messages. */
public final class HelpPages {
  private HelpPages() {}

  /** The names of the pages, in their order. */
  public static List<String> names() {
    return List.of("guide", "formulas", "examples", "glossary");
  }

  /**
   * The Markdown of a page.
   *
   * @throws MissingResourceException if there is none of that name in that language
   */
  public static String markdown(String name, Locale language) {
    String path = "help/" + language.getLanguage() + "/" + name + ".md";
    try (InputStream in = HelpPages.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new MissingResourceException("no resource " + path, HelpPages.class.getName(), path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

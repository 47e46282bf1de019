package io.github.lossmith.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.MissingResourceException;

/** The lessons that come with Lossmith, as lesson files. */
public final class Lessons {
  private static final List<String> NAMES = List.of("paper", "focal", "noise", "bug");

  private Lessons() {}

  /** Their names, in the order in which a class would take them. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The JSON of a lesson.
   *
   * @throws MissingResourceException if there is none of that name
   */
  public static String text(String name) {
    String path = "lessons/" + name + ".lesson.json";
    try (InputStream in = Lessons.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new MissingResourceException("no resource " + path, Lessons.class.getName(), path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

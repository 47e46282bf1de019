package io.github.lossmith.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;

/** The guided lessons: what each step shows; its words stand in the messages. */
public final class Lessons {
  private Lessons() {}

  /**
   * The JSON of a lesson.
   *
   * @throws MissingResourceException if there is none of that name
   */
  public static String text(String name) {
    String path = "lessons/" + name + ".json";
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

package io.github.lossmith.designer.export;

import io.github.lossmith.resources.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with {@code {{names}}} in it, from the folder {@code export} of the module resources. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_0-9]+)}}");

  private Template() {}

  /**
   * The template with every placeholder replaced; values are not searched for placeholders.
   *
   * @throws IllegalStateException if a placeholder has no value
   */
  static String fill(String name, Map<String, String> values) {
    return PLACE
        .matcher(read(name))
        .replaceAll(place -> Matcher.quoteReplacement(value(name, place.group(1), values)));
  }

  private static String value(String name, String place, Map<String, String> values) {
    String value = values.get(place);
    if (value == null) {
      throw new IllegalStateException("no value for {{" + place + "}} of " + name);
    }
    return value;
  }

  private static String read(String name) {
    try (InputStream in = Messages.class.getResourceAsStream("export/" + name + ".template")) {
      if (in == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.lossmith.designer.design;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * The keys of Lossmith's files: one spelling, {@code learningRate}. Version 0.1.0 wrote those of
 * metrics, states and settings as {@code learning_rate}; its files are still read.
 */
public final class JsonKeys {
  private JsonKeys() {}

  /**
   * The value of a key, also where the file has it in the old spelling; a missing node where it has
   * neither.
   *
   * @param key in the new spelling
   */
  public static JsonNode at(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isMissingNode() ? node.path(old(key)) : value;
  }

  /** A constant's name as a key: {@code BOX_WEIGHT} is {@code boxWeight}. */
  public static String of(Enum<?> constant) {
    String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder key = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      key.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return key.toString();
  }

  private static String old(String key) {
    return key.replaceAll("(?<=[a-z])(?=[A-Z0-9])", "_").toLowerCase(Locale.ROOT);
  }
}

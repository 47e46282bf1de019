package io.github.lossmith.designer.design;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.resources.PresetFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The losses that come with Lossmith, read once from the design files in resources: the presets
 * that the window lists, and a library of published losses, which is read when it is asked for.
 */
public final class Presets {
  private static final Map<String, Design> BY_KEY = read();

  private Presets() {}

  /** Read at the first use, for the window's start has no need of it. */
  private static final class Library {
    private static final Map<String, JsonNode> INDEX = index();

    private static Map<String, JsonNode> index() {
      Map<String, JsonNode> entries = new LinkedHashMap<>();
      StrictJson.parse(PresetFiles.library(), "library")
          .orThrow()
          .forEach(entry -> entries.put(entry.path("key").asText(), entry));
      return entries;
    }

    private static Optional<Design> design(String key) {
      return INDEX.containsKey(key) ? Optional.of(parse(key)) : Optional.empty();
    }

    private static PublishedLoss loss(String key, JsonNode entry) {
      List<String> aliases = new ArrayList<>();
      entry.path("aliases").forEach(alias -> aliases.add(alias.asText()));
      return new PublishedLoss(
          key,
          named(key).orElseThrow(),
          entry.path("year").asInt(),
          group(entry.path("group").asText()),
          aliases);
    }

    private static PublishedLoss.Group group(String key) {
      return Arrays.stream(PublishedLoss.Group.values())
          .filter(group -> group.key().equals(key))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The presets that the window lists, the paper's four first. */
  public static List<Design> all() {
    return List.copyOf(BY_KEY.values());
  }

  /** The keys of the presets in the same order: {@code ce}, {@code focal}, … */
  public static List<String> keys() {
    return List.copyOf(BY_KEY.keySet());
  }

  /** The preset or other published loss of a key such as {@code poly1-ce}. */
  public static Optional<Design> named(String key) {
    return Optional.ofNullable(BY_KEY.get(key)).or(() -> Library.design(key));
  }

  /** All published losses, the presets among them. */
  public static List<PublishedLoss> library() {
    return Library.INDEX.entrySet().stream()
        .map(entry -> Library.loss(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The keys of {@link #library()}. */
  static List<String> libraryKeys() {
    return List.copyOf(Library.INDEX.keySet());
  }

  private static Map<String, Design> read() {
    Map<String, Design> presets = new LinkedHashMap<>();
    for (String key : PresetFiles.keys()) {
      presets.put(key, parse(key));
    }
    return presets;
  }

  private static Design parse(String key) {
    return DesignFile.parse(PresetFiles.text(key), key).orThrow();
  }
}

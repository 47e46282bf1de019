package io.github.lossmith.designer.design;

import io.github.lossmith.resources.PresetFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The known losses that come with Lossmith, read once from the design files in resources. */
public final class Presets {
  private static final Map<String, Design> BY_KEY = read();

  private Presets() {}

  /** All presets, the paper's four first. */
  public static List<Design> all() {
    return List.copyOf(BY_KEY.values());
  }

  /** The keys of the presets in the same order: {@code ce}, {@code focal}, … */
  public static List<String> keys() {
    return List.copyOf(BY_KEY.keySet());
  }

  /** The preset of a key such as {@code poly1-ce}. */
  public static Optional<Design> named(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  private static Map<String, Design> read() {
    Map<String, Design> presets = new LinkedHashMap<>();
    for (String key : PresetFiles.keys()) {
      presets.put(key, DesignFile.parse(PresetFiles.text(key), key).orThrow());
    }
    return presets;
  }
}

package io.github.lossmith.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The design files of the known losses. */
public final class PresetFiles {
  private static final List<String> KEYS =
      List.of(
          "ce",
          "focal",
          "maki",
          "qce",
          "power-ce",
          "poly1-ce",
          "poly1-focal",
          "gce",
          "mae",
          "taylor-ce",
          "phuber-ce",
          "cosine-ce");

  private PresetFiles() {}

  /** The keys of the presets that the window lists, the paper's four first. */
  public static List<String> keys() {
    return KEYS;
  }

  /**
   * The JSON text of the index of all published losses, {@link #keys()} and those beyond: a list of
   * objects with {@code key}, {@code year}, {@code group} and {@code aliases}.
   */
  public static String library() {
    return read("library.json");
  }

  /**
   * The JSON text of the published losses that no coefficient can express: a list of objects with
   * {@code name}, {@code year}, {@code reason} and {@code citation}.
   */
  public static String inexpressible() {
    return read("inexpressible.json");
  }

  /** The JSON text of one of {@link #keys()} or of another key in {@link #library()}. */
  public static String text(String key) {
    return read(key + ".lossmith.json");
  }

  private static String read(String name) {
    try (InputStream file = PresetFiles.class.getResourceAsStream("presets/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

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

  /** The keys of the presets, the paper's four first. */
  public static List<String> keys() {
    return KEYS;
  }

  /** The JSON text of one of {@link #keys()}. */
  public static String text(String key) {
    try (InputStream file =
        PresetFiles.class.getResourceAsStream("presets/" + key + ".lossmith.json")) {
      return new String(Objects.requireNonNull(file, key).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

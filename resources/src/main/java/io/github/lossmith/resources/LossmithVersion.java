package io.github.lossmith.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The version of Lossmith, as it stands in the root's {@code pom.xml}. */
public final class LossmithVersion {
  private static final String TEXT = read();

  private LossmithVersion() {}

  /** Such as {@code 1.2.3}. */
  public static String text() {
    return TEXT;
  }

  private static String read() {
    try (InputStream in = LossmithVersion.class.getResourceAsStream("version.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "no resource version.txt").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

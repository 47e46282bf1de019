package io.github.lossmith.plotting.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The faces of the product's typeface, Liberation Sans 2.1.5 (SIL OFL 1.1), which has the widths of
 * Arial and Helvetica. Every back end draws with these files, so figures look the same everywhere.
 */
public enum TypefaceStyle {
  UPRIGHT("LiberationSans-Regular.ttf"),
  ITALIC("LiberationSans-Italic.ttf");

  /** The family's name, for back ends that look fonts up by name. */
  public static final String FAMILY = "Liberation Sans";

  private final String file;

  TypefaceStyle(String file) {
    this.file = file;
  }

  /** The TrueType file. */
  public byte[] bytes() {
    try (InputStream in = TypefaceStyle.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

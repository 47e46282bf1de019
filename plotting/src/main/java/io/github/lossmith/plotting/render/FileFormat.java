package io.github.lossmith.plotting.render;

import java.util.Locale;
import java.util.Optional;

/** What a figure can be written as. */
public enum FileFormat {
  SVG,
  PDF,
  PNG,
  CSV;

  /** The ending of file names, without the dot. */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a name such as "svg" or "SVG". */
  public static Optional<FileFormat> named(String name) {
    for (FileFormat format : values()) {
      if (format.suffix().equalsIgnoreCase(name.strip())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}

package io.github.lossmith.plotting.render;

import java.util.Locale;
import java.util.Optional;

/** The file formats of a figure. */
public enum FileFormat {
  SVG,
  PDF,
  PNG,
  CSV;

  /** The extension of file names, without the dot. */
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

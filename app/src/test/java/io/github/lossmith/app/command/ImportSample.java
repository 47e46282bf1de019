package io.github.lossmith.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file of probe.py: RetinaNet's focal loss. */
public final class ImportSample {
  private ImportSample() {}

  /** A copy in a folder. */
  public static Path copy(Path folder) throws IOException {
    Path file = folder.resolve("mine.probe.json");
    try (InputStream in = ImportSample.class.getResourceAsStream("mine.probe.json")) {
      Files.copy(in, file);
    }
    return file;
  }
}

package io.github.lossmith.trainer.backend;

import io.github.lossmith.designer.design.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The main class of a process that loads the natives and describes them in a file. */
public final class BackendCheck {
  private BackendCheck() {}

  /** Writes {@link io.github.lossmith.trainer.engine.ComputeBackend#toJson()} into a file. */
  public static void main(String[] args) throws IOException {
    byte[] text = Backend.load().toJson().getBytes(StandardCharsets.UTF_8);
    AtomicFile.replace(Path.of(args[0]), text);
    System.exit(0);
  }
}

package io.github.lossmith.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Programs in Python that are written for people who train with PyTorch. */
public enum PythonProgram {
  /** Measures a loss. */
  PROBE("probe.py"),
  /** Records p_t and the gradient of a training. */
  RECORDER("lossmith_recorder.py");

  private final String fileName;

  PythonProgram(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }

  /** The whole program. */
  public String text() {
    try (InputStream in = PythonProgram.class.getResourceAsStream("python/" + fileName)) {
      if (in == null) {
        throw new IllegalStateException("no program " + fileName);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

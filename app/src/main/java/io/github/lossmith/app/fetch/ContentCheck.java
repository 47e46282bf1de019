package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.RemoteFile;
import io.github.lossmith.trainer.keras.KerasWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Verifies a downloaded file: by its published checksum, or, if none is published, by its content,
 * so that a web page is never taken for weights.
 */
final class ContentCheck {
  private final RemoteFile file;

  ContentCheck(RemoteFile file) {
    this.file = file;
  }

  /** What is wrong with the downloaded bytes; empty if they are right. */
  Optional<Problem> problem(Path path, Object source) throws IOException {
    if (!file.hash().isEmpty()) {
      String seen = FileChecksum.like(file.hash(), path);
      return seen.equalsIgnoreCase(file.hash())
          ? Optional.empty()
          : Optional.of(
              Problem.of("app.fetch.checksum", file.fileName(), source, seen, file.hash()));
    }
    if (file.fileName().endsWith(".h5") && file.variant().matches("[0-9]+([.][0-9]+)?")) {
      return KerasWeights.read(path, Double.parseDouble(file.variant()))
          .failure()
          .map(reason -> Problem.of("app.fetch.not-weights", source, reason));
    }
    return Files.size(path) > 0
        ? Optional.empty()
        : Optional.of(Problem.of("app.fetch.empty", source));
  }

  boolean isRight(Path path) throws IOException {
    return problem(path, path).isEmpty();
  }
}

package io.github.lossmith.trainer.pytorch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The answers of Pythons with PyTorch, kept in the user's cache: to load PyTorch takes seconds. An
 * answer holds as long as the Python, its {@code torch/version.py} and the cards are the same.
 *
 * @param file that keeps them; one that cannot be read or written is as if it were not there
 */
record PythonCheckCache(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A hundred answers of machines with many cards. */
  private static final long MOST_BYTES = 1 << 20;

  /** What the driver said of the cards when a Python was asked, and its answer. */
  Optional<String> answer(Path python, String cards) {
    JsonNode known = read().path(python.toString());
    String line = known.path("answer").asText("");
    return !line.isEmpty() && known.path("stamp").asText("").equals(stamp(python, line, cards))
        ? Optional.of(line)
        : Optional.empty();
  }

  /** Keeps an answer that names its PyTorch; others are asked again each time. */
  void keep(Path python, String line, String cards) {
    String stamp = stamp(python, line, cards);
    if (stamp.isEmpty()) {
      return;
    }
    ObjectNode all = read();
    all.putObject(python.toString()).put("stamp", stamp).put("answer", line);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.replace(file, all.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      // the next time it is asked again
    }
  }

  /** Identifies the PyTorch that an answer names; empty if that does not exist. */
  private static String stamp(Path python, String line, String cards) {
    try {
      String version = JSON.readTree(line).path("torchFile").asText("");
      return version.isEmpty()
          ? ""
          : Files.getLastModifiedTime(python)
              + " "
              + Files.getLastModifiedTime(Path.of(version))
              + " "
              + cards;
    } catch (IOException | InvalidPathException changed) {
      return "";
    }
  }

  private ObjectNode read() {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        JsonNode node = JSON.readTree(Files.readAllBytes(file));
        if (node instanceof ObjectNode known) {
          return known;
        }
      }
    } catch (IOException damaged) {
      // as if there were none
    }
    return JSON.createObjectNode();
  }
}

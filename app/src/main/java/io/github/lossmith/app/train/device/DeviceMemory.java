package io.github.lossmith.app.train.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.trainer.engine.EngineChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine and device that were chosen last, over a restart.
 *
 * @param file in the form of a run's {@code engine.json}; one that cannot be read is as if it were
 *     not there
 */
public record DeviceMemory(Path file, Tasks tasks) {
  /** Linux allows paths of 4096 bytes. */
  private static final int MOST_BYTES = 1 << 14;

  Optional<EngineChoice> read() {
    return Files.isRegularFile(file)
        ? StrictJson.read(file, MOST_BYTES)
            .toOptional()
            .filter(JsonNode::isObject)
            .map(EngineChoice::of)
        : Optional.empty();
  }

  void write(EngineChoice choice) {
    tasks.background(() -> written(choice));
  }

  private synchronized void written(EngineChoice choice) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      String text = choice.json().toPrettyString() + "\n";
      AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      System.err.println("lossmith: the device is not kept: " + unwritable);
    }
  }
}

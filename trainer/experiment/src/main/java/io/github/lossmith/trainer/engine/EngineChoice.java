package io.github.lossmith.trainer.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The engine and device of a run, from its {@code engine.json}. A directory of version 0.1.0 has
 * none: its engine is DL4J, on a card if its {@code device.txt} says {@code gpu}.
 *
 * @param engine the engine's name
 */
public record EngineChoice(String engine, Device device) {
  /** DL4J on the processor: the default. */
  public static final EngineChoice PROCESSOR = new EngineChoice(Engines.DL4J, Device.CPU);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The file has two short words; a longer one is another file. */
  private static final long MOST_BYTES = 1 << 12;

  /** DL4J on a device. */
  public static EngineChoice dl4j(Device device) {
    return new EngineChoice(Engines.DL4J, device);
  }

  /** The choice that was made for a run. */
  public static EngineChoice of(RunDirectory run) {
    String text = text(run.engine());
    if (text.isEmpty()) {
      return dl4j(device(text(run.device()).strip()));
    }
    try {
      JsonNode node = JSON.readTree(text);
      String engine = node.path("engine").asText("");
      return new EngineChoice(
          engine.isEmpty() ? Engines.DL4J : engine, device(node.path("device").asText("")));
    } catch (JsonProcessingException damaged) {
      return PROCESSOR;
    }
  }

  private static String text(Path file) {
    try {
      return Files.size(file) > MOST_BYTES ? "" : Files.readString(file);
    } catch (IOException notSaid) {
      return "";
    }
  }

  private static Device device(String key) {
    return key.equals(Device.GPU.key()) ? Device.GPU : Device.CPU;
  }

  /** Writes the choice into the run's directory, for starting and resuming it. */
  public void write(RunDirectory run) throws IOException {
    String text =
        JSON.createObjectNode().put("engine", engine).put("device", device.key()).toPrettyString()
            + "\n";
    AtomicFile.replace(run.engine(), text.getBytes(StandardCharsets.UTF_8));
    Files.deleteIfExists(run.device());
  }
}

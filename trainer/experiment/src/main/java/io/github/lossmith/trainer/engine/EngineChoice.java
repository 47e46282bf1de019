package io.github.lossmith.trainer.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine and device of a run, from its {@code engine.json}. A directory of version 0.1.0 has
 * none: its engine is DL4J, on a card if its {@code device.txt} says {@code gpu}.
 *
 * @param engine the engine's name
 * @param python the program that runs the engine; empty where the engine needs none
 * @param amp whether the network computes in bfloat16 where that is exact enough
 * @param compile whether the network is compiled before the first step
 */
public record EngineChoice(
    String engine, Device device, Optional<Path> python, boolean amp, boolean compile) {
  /** DL4J on the processor: the default. */
  public static final EngineChoice PROCESSOR = dl4j(Device.CPU);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENGINE = "engine";
  private static final String DEVICE = "device";
  private static final String PYTHON = "python";
  private static final String AMP = "amp";
  private static final String COMPILE = "compile";

  /** Linux allows paths of 4096 bytes; a longer file is another one. */
  private static final long MOST_BYTES = 1 << 14;

  /** DL4J on a device. */
  public static EngineChoice dl4j(Device device) {
    return new EngineChoice(Engines.DL4J, device, Optional.empty(), false, false);
  }

  /** PyTorch on a device. */
  public static EngineChoice pytorch(Device device, Path python) {
    return new EngineChoice(Engines.PYTORCH, device, Optional.of(python), false, false);
  }

  /** The same with other switches. */
  public EngineChoice with(boolean inBfloat16, boolean compiled) {
    return new EngineChoice(engine, device, python, inBfloat16, compiled);
  }

  /** The choice that was made for a run. */
  public static EngineChoice of(RunDirectory run) {
    String text = text(run.engine());
    if (text.isEmpty()) {
      return dl4j(device(text(run.device()).strip()));
    }
    try {
      return of(JSON.readTree(text));
    } catch (JsonProcessingException damaged) {
      return PROCESSOR;
    }
  }

  /** From the object that {@link #json()} makes; what is missing is the processor and DL4J. */
  public static EngineChoice of(JsonNode node) {
    String engine = node.path(ENGINE).asText("");
    return new EngineChoice(
        engine.isEmpty() ? Engines.DL4J : engine,
        device(node.path(DEVICE).asText("")),
        python(node.path(PYTHON).asText("")),
        node.path(AMP).asBoolean(),
        node.path(COMPILE).asBoolean());
  }

  private static Optional<Path> python(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException foreign) {
      return Optional.empty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.size(file) > MOST_BYTES ? "" : Files.readString(file);
    } catch (IOException notSaid) {
      return "";
    }
  }

  private static Device device(String name) {
    return Device.of(name).orElse(Device.CPU);
  }

  /** The choice as an object; the switches only where they are on. */
  public ObjectNode json() {
    ObjectNode node = JSON.createObjectNode().put(ENGINE, engine).put(DEVICE, device.name());
    python.ifPresent(program -> node.put(PYTHON, program.toString()));
    if (amp) {
      node.put(AMP, true);
    }
    if (compile) {
      node.put(COMPILE, true);
    }
    return node;
  }

  /** Writes the choice into the run's directory, for starting and resuming it. */
  public void write(RunDirectory run) throws IOException {
    String text = json().toPrettyString() + "\n";
    AtomicFile.replace(run.engine(), text.getBytes(StandardCharsets.UTF_8));
    Files.deleteIfExists(run.device());
  }
}

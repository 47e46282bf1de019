package io.github.lossmith.trainer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.JsonKeys;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.trainer.lock.MachineIdentity;
import io.github.lossmith.trainer.lock.RunProcess;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** {@link RunState} as the JSON of {@code state.json}; times in ISO-8601. */
final class RunStateJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunStateJson() {}

  static byte[] write(RunState state) {
    ObjectNode node = JSON.createObjectNode();
    node.put("version", 1);
    node.put("status", state.status().name());
    node.put("loss", state.loss());
    node.put("iteration", state.iteration());
    node.put("iterations", state.iterations());
    node.put("progress", state.progress());
    node.put("imagesPerSecond", state.imagesPerSecond());
    if (Double.isFinite(state.remainingSeconds())) {
      node.put("remainingSeconds", state.remainingSeconds());
    }
    node.put("pid", state.process().pid());
    node.put("processStart", state.process().startMillis());
    node.put("host", state.process().host());
    node.put("boot", state.process().machine().boot());
    node.put("started", state.started().toString());
    node.put("heartbeat", state.heartbeat().toString());
    node.put("error", state.error());
    if (!state.cause().isEmpty()) {
      node.put("cause", state.cause());
    }
    if (state.accumulate() > 0) {
      node.put("accumulate", state.accumulate());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Parses a state; empty if the text is none. */
  static Optional<RunState> read(String text) {
    try {
      return StrictJson.parse(text, RunDirectory.STATE).toOptional().map(RunStateJson::state);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static RunState state(JsonNode node) {
    return new RunState(
        RunStatus.valueOf(node.path("status").asText()),
        node.path("loss").asText(),
        node.path("iteration").asLong(),
        node.path("iterations").asLong(),
        Math.min(1, Math.max(0, node.path("progress").asDouble())),
        JsonKeys.at(node, "imagesPerSecond").asDouble(),
        JsonKeys.at(node, "remainingSeconds").asDouble(Double.NaN),
        new RunProcess(
            node.path("pid").asLong(),
            JsonKeys.at(node, "processStart").asLong(),
            new MachineIdentity(node.path("host").asText(), node.path("boot").asText())),
        Instant.parse(node.path("started").asText()),
        Instant.parse(node.path("heartbeat").asText()),
        node.path("error").asText(),
        node.path("cause").asText(),
        Math.max(0, node.path("accumulate").asInt()));
  }
}

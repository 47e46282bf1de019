package io.github.lossmith.trainer.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The computing backend of an engine.
 *
 * @param name the backend, such as {@code CPU}
 * @param flavour the natives that were loaded, such as {@code linux-x86_64-onednn-avx2}
 * @param oneDnn whether convolutions reach oneDNN; without it they are 4 to 12 times slower
 * @param threads threads of one native operation
 * @param version of the library
 */
public record ComputeBackend(
    String name, String flavour, boolean oneDnn, int threads, String version) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One line of JSON, for communication between processes. */
  public String toJson() {
    return JSON.createObjectNode()
        .put("backend", name)
        .put("natives", flavour)
        .put("oneDnn", oneDnn)
        .put("threads", threads)
        .put("version", version)
        .toString();
  }

  /** Reads {@link #toJson()}; empty where it is something else. */
  public static Optional<ComputeBackend> fromJson(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.path("backend").isTextual()
          ? Optional.of(
              new ComputeBackend(
                  node.path("backend").asText(),
                  node.path("natives").asText(),
                  node.path("oneDnn").asBoolean(),
                  node.path("threads").asInt(),
                  node.path("version").asText()))
          : Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }
}

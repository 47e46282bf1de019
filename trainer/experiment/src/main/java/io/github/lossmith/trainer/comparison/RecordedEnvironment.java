package io.github.lossmith.trainer.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** The versions and the machine that a run has written into its {@code experiment.json}. */
public final class RecordedEnvironment {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The limit of an experiment file. */
  private static final long MOST_BYTES = 4 << 20;

  private RecordedEnvironment() {}

  /**
   * The recorded facts by name, such as {@code lossmith} and {@code host}, in the order of the
   * file.
   */
  public static Map<String, String> of(RunDirectory run) {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      if (Files.size(run.experiment()) <= MOST_BYTES) {
        JsonNode tree = JSON.readTree(Files.readString(run.experiment()));
        tree.path("environment")
            .properties()
            .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
      }
    } catch (JsonProcessingException damaged) {
      return Map.of(); // the experiment's own reader says so
    } catch (IOException missing) {
      return Map.of();
    }
    return facts;
  }
}

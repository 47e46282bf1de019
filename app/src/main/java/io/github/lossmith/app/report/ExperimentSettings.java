package io.github.lossmith.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of an experiment by their paths in its file. */
final class ExperimentSettings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExperimentSettings() {}

  /** All but texts, losses and the seed, which the report has elsewhere. */
  static Map<String, String> of(Experiment experiment) {
    Map<String, String> settings = new LinkedHashMap<>();
    try {
      JsonNode tree =
          JSON.readTree(ExperimentFile.print(experiment.withLosses(List.of()).withTexts("", "")));
      if (tree instanceof ObjectNode all) {
        all.remove(List.of("version", "name", "description", "losses"));
        if (all.path("schedule") instanceof ObjectNode schedule) {
          schedule.remove(List.of("seed", "seeds"));
        }
      }
      add("", tree, settings);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return settings;
  }

  private static void add(String path, JsonNode node, Map<String, String> settings) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              one ->
                  add(
                      path.isEmpty() ? one.getKey() : path + "." + one.getKey(),
                      one.getValue(),
                      settings));
    } else {
      settings.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }
}

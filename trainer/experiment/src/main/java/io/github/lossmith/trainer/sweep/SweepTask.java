package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.ReadableNumber;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One training of a sweep: a loss under one setting with one seed.
 *
 * @param number from 1, in the order of planning; it never changes
 * @param id a short hash of everything that the training's numbers depend on
 * @param loss its name, with the values of the parameters that are varied
 * @param family the loss whose variant it is
 * @param parameters the values of the loss's parameters that are varied
 * @param setting the values of the grid's fields, without the seed
 * @param iterations the steps of the training
 * @param json the complete experiment, as its file has it
 * @param run its directory, whether it has begun or not
 */
public record SweepTask(
    int number,
    String id,
    String loss,
    String family,
    Map<String, JsonNode> parameters,
    Map<String, JsonNode> setting,
    long seed,
    long iterations,
    String json,
    RunDirectory run) {
  public SweepTask {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
  }

  /** The complete experiment. */
  public Outcome<Experiment> experiment() {
    return ExperimentFile.parse(json, "task " + number);
  }

  /** Loss, setting and seed in a line. */
  public String title() {
    return title(lossTitle(), setting, seed);
  }

  /** The loss as people read it; older plans have {@code gamma=1.0E-4} in its name. */
  public String lossTitle() {
    return parameters.isEmpty() ? loss : SweptLoss.title(family, parameters);
  }

  static String title(String loss, Map<String, JsonNode> setting, long seed) {
    StringBuilder title = new StringBuilder(loss);
    setting.forEach((key, value) -> title.append(", ").append(key).append(' ').append(text(value)));
    return title.append(", seed ").append(seed).toString();
  }

  /** A value of a grid as people read it. */
  public static String text(JsonNode value) {
    return value.isNumber() ? ReadableNumber.of(value.asDouble()) : value.asText();
  }
}

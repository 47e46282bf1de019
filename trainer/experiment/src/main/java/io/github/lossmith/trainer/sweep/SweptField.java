package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A field of an experiment that a grid may vary, beside the seed. */
public enum SweptField {
  ITERATIONS("schedule", "iterations"),
  BATCH("schedule", "batch"),
  LEARNING_RATE("losses", "learningRate"),
  BOX_WEIGHT("losses", "boxWeight"),
  MINING("losses", "mining"),
  NORMALISATION("losses", "normalisation"),
  BACKGROUND_PRIOR("detector", "backgroundPrior"),
  NOISE("augmentation", "noise"),
  HORIZONTAL_FLIP("augmentation", "horizontalFlip"),
  VERTICAL_FLIP("augmentation", "verticalFlip"),
  CONTRAST("augmentation", "contrast"),
  BRIGHTNESS("augmentation", "brightness");

  /** The key of a grid for the seeds, which stand in a setting of their own. */
  public static final String SEED = "seed";

  private final String section;
  private final String key;

  SweptField(String section, String key) {
    this.section = section;
    this.key = key;
  }

  /** Its key, in a grid as in an experiment. */
  public String key() {
    return key;
  }

  /** The field of this key. */
  public static Optional<SweptField> named(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  /** All keys of a grid. */
  public static List<String> keys() {
    return Arrays.stream(values())
        .map(SweptField::key)
        .collect(Collectors.collectingAndThen(Collectors.toList(), SweptField::withSeed));
  }

  private static List<String> withSeed(List<String> keys) {
    keys.add(0, SEED);
    return List.copyOf(keys);
  }

  /**
   * The field's value in an experiment.
   *
   * @param experiment the tree of its file
   * @param loss whose value it is, where each loss has its own
   */
  public JsonNode get(JsonNode experiment, String loss) {
    JsonNode place = experiment.path(section);
    if (place.isArray()) {
      for (JsonNode one : place) {
        if (one.path("name").asText().equals(loss)) {
          return one.path(key);
        }
      }
    }
    return place.path(key);
  }

  /**
   * Sets the field in an experiment.
   *
   * @param experiment the tree of its file; every loss of it is changed
   */
  void put(ObjectNode experiment, JsonNode value) {
    JsonNode place = experiment.path(section);
    if (place instanceof ObjectNode object) {
      object.set(key, value);
    } else {
      place.forEach(loss -> ((ObjectNode) loss).set(key, value));
    }
    if (this == ITERATIONS) {
      ObjectNode schedule = (ObjectNode) place;
      int evaluations = schedule.path("evaluations").asInt(1);
      schedule.put("evaluations", Math.max(1, Math.min(evaluations, value.asInt(evaluations))));
    }
  }
}

package io.github.lossmith.app.train.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.JsonKeys;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@link FormState} as the JSON of {@code launch-form.json}. */
final class FormStateJson {
  private static final int VERSION = 1;

  /** Two experiments with drawings and two hundred rows stay far below. */
  private static final int MOST_BYTES = 16 << 20;

  private static final String DAMAGED = "app.autosave.damaged";
  private static final String LOSSES = "losses";
  private static final String RACE = "race";
  private static final JsonMapper JSON = new JsonMapper();

  private boolean whole = true;

  private FormStateJson() {}

  /**
   * What a file holds.
   *
   * @param state as much of it as can be read
   * @param damage why not all of it could be read, or empty
   */
  record Found(Optional<FormState> state, Optional<Problem> damage) {
    static Found unreadable(Problem why) {
      return new Found(Optional.empty(), Optional.of(why));
    }
  }

  static Found read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Found.unreadable(Problem.of(DAMAGED));
    }
    return StrictJson.read(file, MOST_BYTES).fold(FormStateJson::read, Found::unreadable);
  }

  private static Found read(JsonNode root) {
    if (!root.isObject()) {
      return Found.unreadable(Problem.of(DAMAGED));
    }
    int version = root.path("version").asInt(VERSION);
    if (version > VERSION) {
      return Found.unreadable(Problem.of("app.autosave.newer", Integer.toString(version)));
    }
    FormStateJson reader = new FormStateJson();
    FormState state = reader.state(root);
    return new Found(
        Optional.of(state), reader.whole ? Optional.empty() : Optional.of(Problem.of(DAMAGED)));
  }

  static String write(FormState state) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION).put("preset", state.preset());
    if (state.like().isPresent()) {
      root.set("like", JSON.readTree(ExperimentFile.print(state.like().get())));
    }
    root.put("trunk", key(state.trunk())).put("width", state.width()).put(RACE, state.race());
    ObjectNode values = root.putObject("fields");
    state.values().forEach((field, value) -> values.put(field.key(), value));
    for (FormState.Row row : state.rows()) {
      root.withArray(LOSSES)
          .addObject()
          .put("id", row.id())
          .put("chosen", row.chosen())
          .put("name", row.name())
          .put("learningRate", row.learningRate())
          .put("boxWeight", row.boxWeight())
          .put("mining", row.mining())
          .put("normalisation", row.normalisation());
    }
    return root.toPrettyString();
  }

  private static String key(TrunkMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private FormState state(JsonNode root) {
    Map<LaunchField, String> values = new EnumMap<>(LaunchField.class);
    for (LaunchField field : LaunchField.values()) {
      JsonNode value = JsonKeys.at(root.path("fields"), field.key());
      if (value.isTextual()) {
        values.put(field, value.textValue());
      } else {
        damagedUnless(value.isMissingNode());
      }
    }
    List<FormState.Row> rows = new ArrayList<>();
    root.path(LOSSES).forEach(row -> rows.add(row(row)));
    damagedUnless(root.path(LOSSES).isArray() || root.path(LOSSES).isMissingNode());
    Optional<Experiment> like = like(root.path("like"));
    JsonNode width = root.path("width");
    damagedUnless(width.isNumber());
    return new FormState(
        preset(root, like.isPresent()),
        like,
        values,
        race(root.path(RACE)),
        trunk(root),
        width.asDouble(1),
        rows);
  }

  /** Forms of earlier versions know no race. */
  private boolean race(JsonNode race) {
    damagedUnless(race.isBoolean() || race.isMissingNode());
    return race.asBoolean();
  }

  private void damagedUnless(boolean asWritten) {
    whole &= asWritten;
  }

  private FormState.Row row(JsonNode row) {
    damagedUnless(row.path("chosen").isBoolean());
    return new FormState.Row(
        text(row, "id", ""),
        row.path("chosen").asBoolean(),
        text(row, "name", ""),
        text(row, "learningRate", ""),
        text(row, "boxWeight", ""),
        text(row, "mining", ""),
        text(row, "normalisation", "positives"));
  }

  private String text(JsonNode parent, String key, String otherwise) {
    JsonNode value = JsonKeys.at(parent, key);
    damagedUnless(value.isTextual());
    return value.asText(otherwise);
  }

  private Optional<Experiment> like(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    Outcome<Experiment> read = ExperimentFile.parse(node.toString(), "");
    damagedUnless(read.isOk());
    return read.toOptional();
  }

  private String preset(JsonNode root, boolean like) {
    String preset = text(root, "preset", "");
    boolean known =
        ExperimentPresets.names().contains(preset) || (like && preset.equals(LaunchForm.LIKE));
    damagedUnless(known);
    return known ? preset : "quick";
  }

  private TrunkMode trunk(JsonNode root) {
    String name = text(root, "trunk", "");
    for (TrunkMode mode : TrunkMode.values()) {
      if (key(mode).equals(name)) {
        return mode;
      }
    }
    damagedUnless(false);
    return TrunkMode.SMALL;
  }
}

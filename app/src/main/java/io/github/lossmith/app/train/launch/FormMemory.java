package io.github.lossmith.app.train.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the launch form on the disk, from one start to the next. A file that is missing or broken
 * gives the first form.
 */
final class FormMemory {
  /** A form that is being typed into is written when the typing rests. */
  private static final Duration REST = Duration.ofMillis(300);

  /** Two experiments with drawings and two hundred rows stay far below. */
  private static final long MOST_BYTES = 16 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final Tasks tasks;
  private Optional<FormState> unwritten = Optional.empty();
  private Cancellable next = () -> {};
  private Optional<FormState> written = Optional.empty();
  private boolean writable = true;

  FormMemory(Path file, Tasks tasks) {
    this.file = file;
    this.tasks = tasks;
  }

  Optional<FormState> read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      return Optional.of(state(JSON.readTree(Files.readAllBytes(file))));
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /** Writes it, unless another one comes soon. */
  void keep(FormState state) {
    if (unwritten.filter(state::equals).isPresent()) {
      return;
    }
    next.cancel();
    unwritten = Optional.of(state);
    next = tasks.later(REST, () -> tasks.background(() -> write(state)));
  }

  /** Writes what waits, at the end. */
  void close() {
    next.cancel();
    unwritten.ifPresent(this::write);
  }

  private synchronized void write(FormState state) {
    if (!writable || written.filter(state::equals).isPresent()) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.replace(file, json(state).toPrettyString().getBytes(StandardCharsets.UTF_8));
      written = Optional.of(state);
    } catch (IOException unwritable) {
      writable = false;
      System.err.println("lossmith: the launch form is not kept: " + unwritable);
    }
  }

  private static ObjectNode json(FormState state) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("preset", state.preset());
    if (state.like().isPresent()) {
      root.set("like", JSON.readTree(ExperimentFile.print(state.like().get())));
    }
    root.put("trunk", state.trunk().name().toLowerCase(Locale.ROOT)).put("width", state.width());
    ObjectNode values = root.putObject("fields");
    state.values().forEach((field, value) -> values.put(field.key(), value));
    for (FormState.Row row : state.rows()) {
      root.withArray("losses")
          .addObject()
          .put("id", row.id())
          .put("chosen", row.chosen())
          .put("name", row.name())
          .put("learning_rate", row.learningRate())
          .put("box_weight", row.boxWeight())
          .put("mining", row.mining())
          .put("normalisation", row.normalisation());
    }
    return root;
  }

  private static FormState state(JsonNode root) {
    Map<LaunchField, String> values = new EnumMap<>(LaunchField.class);
    for (LaunchField field : LaunchField.values()) {
      JsonNode value = root.path("fields").path(field.key());
      if (value.isTextual()) {
        values.put(field, value.textValue());
      }
    }
    List<FormState.Row> rows = new ArrayList<>();
    for (JsonNode row : root.path("losses")) {
      rows.add(
          new FormState.Row(
              row.path("id").asText(""),
              row.path("chosen").asBoolean(),
              row.path("name").asText(""),
              row.path("learning_rate").asText(""),
              row.path("box_weight").asText(""),
              row.path("mining").asText(""),
              row.path("normalisation").asText("positives")));
    }
    return new FormState(
        root.path("preset").asText("quick"),
        Optional.of(root.path("like"))
            .filter(JsonNode::isObject)
            .flatMap(like -> ExperimentFile.parse(like.toString(), "").toOptional()),
        values,
        trunk(root.path("trunk").asText("")),
        root.path("width").asDouble(1),
        rows);
  }

  private static TrunkMode trunk(String name) {
    for (TrunkMode mode : TrunkMode.values()) {
      if (mode.name().equalsIgnoreCase(name)) {
        return mode;
      }
    }
    return TrunkMode.SMALL;
  }
}

package io.github.lossmith.trainer.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The contents of {@code group.json}: {@code {"version": 1, "name": …, "seeds": […], "experiment":
 * {…}}}.
 *
 * @param experiment complete, with the seeds of the group in its schedule
 */
public record GroupFile(Experiment experiment) {
  /** Version of the file format; a newer one is refused. */
  private static final int VERSION = 1;

  /** An experiment of 4 MiB, which is the most, indented once more. */
  private static final int MAX_BYTES = 8 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The seeds, in the order in which they were asked for. */
  public List<Long> seeds() {
    return experiment.schedule().seeds();
  }

  /** The experiment of one seed. */
  public Experiment of(long seed) {
    return experiment.withSchedule(experiment.schedule().withSeed(seed));
  }

  /** Reads the file of a group; the problem names it. */
  public static Outcome<GroupFile> read(RunGroup group) {
    return StrictJson.read(group.file(), MAX_BYTES).then(tree -> read(tree, group.file()));
  }

  private static Outcome<GroupFile> read(JsonNode tree, Path file) {
    int version = tree.path("version").asInt();
    if (version > VERSION) {
      return Outcome.bad("trainer.group.newer", file, Integer.toString(version));
    }
    JsonNode schedule = tree.path("experiment").path("schedule");
    if (version < 1 || !tree.path("seeds").isArray() || !schedule.isObject()) {
      return Outcome.bad("trainer.group.damaged", file);
    }
    ((ObjectNode) schedule).set("seeds", tree.path("seeds"));
    return ExperimentFile.parse(tree.path("experiment").toString(), file.toString())
        .map(GroupFile::new);
  }

  /** Writes the file aside and renames it. */
  void write(RunGroup group) throws IOException {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("version", VERSION);
    tree.put("name", experiment.name());
    seeds().forEach(tree.putArray("seeds")::add);
    tree.set("experiment", tree(of(experiment.schedule().seed())));
    AtomicFile.replace(
        group.file(), (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode tree(Experiment experiment) {
    try {
      return JSON.readTree(ExperimentFile.print(experiment));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

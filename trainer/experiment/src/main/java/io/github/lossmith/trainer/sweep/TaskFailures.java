package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How often a task failed at the same place: without a new checkpoint in between. In {@code
 * failures.json} of its run directory, written by who holds the task.
 *
 * @param count of failures since the last checkpoint that was new
 * @param checkpoint the newest checkpoint at the last failure; empty where there was none
 */
public record TaskFailures(int count, String checkpoint) {
  /**
   * As often is tried: a machine that was short of memory or a disk that was full may recover, a
   * fault in the data does not.
   */
  public static final int MOST = 3;

  private static final TaskFailures NONE = new TaskFailures(0, "");
  private static final int MAX_BYTES = 1 << 14;

  /** The failures of a run so far. */
  public static TaskFailures of(RunDirectory run) {
    return Files.exists(run.failures())
        ? StrictJson.read(run.failures(), MAX_BYTES).map(TaskFailures::of).toOptional().orElse(NONE)
        : NONE;
  }

  private static TaskFailures of(JsonNode node) {
    return new TaskFailures(
        Math.max(0, node.path("count").asInt()), node.path("checkpoint").asText());
  }

  /** Whether it is not tried again unless that is asked for. */
  public boolean isGivenUp() {
    return count >= MOST;
  }

  /** Adds a failure. */
  static TaskFailures add(RunDirectory run) throws IOException {
    TaskFailures before = of(run);
    String newest = newest(run);
    int count = newest.equals(before.checkpoint) ? before.count + 1 : 1;
    TaskFailures after = new TaskFailures(count, newest);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", 1).put("count", count).put("checkpoint", newest);
    AtomicFile.replace(
        run.failures(), (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    return after;
  }

  /** Forgets the failures. */
  static void clear(RunDirectory run) throws IOException {
    Files.deleteIfExists(run.failures());
  }

  /** The checkpoint of the most steps; its name has them with leading zeros. */
  private static String newest(RunDirectory run) throws IOException {
    if (!Files.isDirectory(run.checkpoints())) {
      return "";
    }
    try (Stream<Path> files = Files.walk(run.checkpoints(), 2)) {
      return files
          .map(file -> run.checkpoints().relativize(file).toString())
          .filter(name -> name.contains("step-"))
          .sorted()
          .reduce("", (first, last) -> last);
    }
  }
}

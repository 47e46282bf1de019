package io.github.lossmith.app.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The arrays that were submitted for a sweep: {@code jobs/submitted.jsonl}, a line each, appended.
 *
 * @param file may be missing
 */
record SubmittedJobs(Path file) {
  /** One array. */
  record Submitted(String job, int offset, int pack) {}

  static SubmittedJobs of(Path folder) {
    return new SubmittedJobs(folder.resolve("jobs").resolve("submitted.jsonl"));
  }

  List<Submitted> read() throws IOException {
    List<Submitted> jobs = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        StrictJson.parse(line, file.toString())
            .toOptional()
            .ifPresent(node -> jobs.add(submitted(node)));
      }
    }
    return jobs;
  }

  private static Submitted submitted(JsonNode node) {
    return new Submitted(
        node.path("job").asText(),
        node.path("offset").asInt(),
        Math.max(1, node.path("pack").asInt()));
  }

  void add(Submitted submitted, String array) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", 1).put("job", submitted.job()).put("offset", submitted.offset());
    node.put("pack", submitted.pack()).put("array", array);
    Files.writeString(file, node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * The numbers of the tasks that are in the queue.
   *
   * @param queue array tasks as {@code JOB_INDEX}
   */
  Set<Integer> queued(Set<String> queue) throws IOException {
    return new TreeSet<>(jobs(queue).keySet());
  }

  /**
   * The tasks that are in the queue, by their numbers, each with its job.
   *
   * @param queue array tasks as {@code JOB_INDEX}
   */
  Map<Integer, String> jobs(Set<String> queue) throws IOException {
    Map<Integer, String> jobs = new TreeMap<>();
    for (Submitted submitted : read()) {
      String prefix = submitted.job() + "_";
      for (String task : queue) {
        if (task.startsWith(prefix)) {
          int index = submitted.offset() + Integer.parseInt(task.substring(prefix.length()));
          int first = (index - 1) * submitted.pack() + 1;
          for (int i = 0; i < submitted.pack(); i++) {
            jobs.put(first + i, task);
          }
        }
      }
    }
    return jobs;
  }
}

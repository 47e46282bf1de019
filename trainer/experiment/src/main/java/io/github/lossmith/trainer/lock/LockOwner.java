package io.github.lossmith.trainer.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.StrictJson;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a lock, as an owner file says it.
 *
 * @param process the process
 * @param job its scheduler's job and how often that was put back into the queue, for people: a node
 *     that its scheduler has given up may still compute, so a later start of the same job proves
 *     nothing about the earlier one
 * @param token of this taking of the lock, different for each
 */
record LockOwner(RunProcess process, SchedulerJob job, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** This process, for a lock that it takes now. */
  static LockOwner current() {
    SchedulerJob job = SchedulerJob.of(System.getenv()).orElse(new SchedulerJob("", "0"));
    return new LockOwner(RunProcess.current(), job, UUID.randomUUID().toString());
  }

  String json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("version", 1);
    node.put("host", process.host());
    node.put("boot", process.machine().boot());
    node.put("pid", process.pid());
    node.put("processStart", process.startMillis());
    node.put("job", job.id());
    node.put("restarts", job.restarts());
    node.put("token", token);
    try {
      return JSON.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The owner that a text names; empty where its writer was killed in the middle. */
  static Optional<LockOwner> of(String text) {
    return StrictJson.parse(text, OwnerFile.SUFFIX).toOptional().map(LockOwner::of);
  }

  private static LockOwner of(JsonNode node) {
    MachineIdentity machine =
        new MachineIdentity(node.path("host").asText(), node.path("boot").asText());
    return new LockOwner(
        new RunProcess(node.path("pid").asLong(), node.path("processStart").asLong(), machine),
        new SchedulerJob(node.path("job").asText(), node.path("restarts").asText()),
        node.path("token").asText());
  }

  /** In a few words: machine, process, job. */
  String words() {
    String place = process.host() + ", process " + process.pid();
    return job.id().isEmpty() ? place : place + ", job " + job.id();
  }
}

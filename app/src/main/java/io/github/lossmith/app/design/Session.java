package io.github.lossmith.app.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.imbalance.Group;
import io.github.lossmith.designer.imbalance.Imbalance;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The desk as it was left, on disk: written aside and renamed after every change, so that a kill
 * loses nothing. A second window at the same time gets a folder of its own.
 */
final class Session implements AutoCloseable {
  private static final int MOST_WINDOWS = 50;
  private static final long MOST_BYTES = 64_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;
  private final FileChannel channel;

  /**
   * What is kept.
   *
   * @param bench the user's designs and examples
   * @param files where those that have a file have it
   * @param ticked the designs on the figure
   * @param inHand the design in the inspector
   * @param colours the places of curves' colours
   */
  record Kept(
      Bench bench,
      Map<Long, Path> files,
      Set<Long> ticked,
      long inHand,
      Map<Long, Integer> colours) {}

  private Session(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the first folder that no other window has.
   *
   * @throws IOException if none can be written
   */
  static Session open(Path state) throws IOException {
    for (int i = 1; i <= MOST_WINDOWS; i++) {
      Path folder = Files.createDirectories(state.resolve("session-" + i));
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new Session(folder.resolve("desk.json"), channel);
      }
      channel.close();
    }
    throw new IOException(MOST_WINDOWS + " windows are open on " + state);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  /** What was kept last; empty at a first start or where the file is broken. */
  Optional<Kept> read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      return Optional.of(kept(JSON.readTree(Files.readAllBytes(file))));
    } catch (IOException | RuntimeException broken) {
      return Optional.empty();
    }
  }

  void write(Kept kept) throws IOException {
    AtomicFile.replace(file, JSON.writeValueAsBytes(json(kept)));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static ObjectNode json(Kept kept) throws IOException {
    ObjectNode node = JSON.createObjectNode().put("version", 1).put("inHand", kept.inHand());
    ArrayNode ticked = node.putArray("ticked");
    kept.ticked().forEach(ticked::add);
    ArrayNode designs = node.putArray("designs");
    for (Sheet sheet : kept.bench().sheets()) {
      ObjectNode entry = designs.addObject().put("id", sheet.id());
      Optional.ofNullable(kept.files().get(sheet.id()))
          .ifPresent(path -> entry.put("file", path.toString()));
      entry.set("design", JSON.readTree(DesignFile.print(sheet.design())));
    }
    ArrayNode colours = node.putArray("colours");
    kept.colours().forEach((id, index) -> colours.addArray().add(id).add(index));
    ArrayNode groups = node.putArray("groups");
    kept.bench().examples().groups().forEach(g -> groups.addArray().add(g.count()).add(g.p()));
    return node;
  }

  private static Kept kept(JsonNode node) {
    List<Sheet> sheets = new ArrayList<>();
    Map<Long, Path> files = new HashMap<>();
    for (JsonNode entry : node.path("designs")) {
      long id = entry.path("id").asLong();
      Optional<Design> design =
          DesignFile.parse(entry.path("design").toString(), "desk.json").toOptional();
      design.filter(read -> id > 0).ifPresent(read -> sheets.add(new Sheet(id, read)));
      if (entry.path("file").isTextual()) {
        files.put(id, Path.of(entry.path("file").asText()));
      }
    }
    Set<Long> ticked = new HashSet<>();
    node.path("ticked").forEach(id -> ticked.add(id.asLong()));
    return new Kept(
        new Bench(sheets, examples(node.path("groups"))),
        files,
        ticked,
        node.path("inHand").asLong(),
        colours(node.path("colours")));
  }

  private static Map<Long, Integer> colours(JsonNode node) {
    Map<Long, Integer> colours = new HashMap<>();
    node.forEach(pair -> colours.put(pair.path(0).asLong(), pair.path(1).asInt()));
    return colours;
  }

  /** The groups as they were; the paper's where there are none, or none that can be. */
  private static Imbalance examples(JsonNode node) {
    try {
      List<Group> groups = new ArrayList<>();
      node.forEach(g -> groups.add(new Group(g.path(0).asDouble(), g.path(1).asDouble())));
      return groups.isEmpty() ? Imbalance.paper() : new Imbalance(groups);
    } catch (IllegalArgumentException foreign) {
      return Imbalance.paper();
    }
  }
}

package io.github.lossmith.app.design.workspace;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.design.model.DesignsState;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.design.workspace.WorkspaceFile.Found;
import io.github.lossmith.app.design.workspace.WorkspaceFile.Kept;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON form of the open designs. Reading recovers what it can and reports the rest; nothing is
 * read from a newer version.
 */
final class WorkspaceJson {
  private static final int VERSION = 1;
  private static final String DAMAGED = "app.autosave.damaged";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private final List<OpenDesign> openDesigns = new ArrayList<>();
  private final Map<Long, Path> files = new HashMap<>();
  private Optional<Problem> damage = Optional.empty();

  private WorkspaceJson() {}

  /** Nothing can be read. */
  static Found unreadable() {
    return new Found(Optional.empty(), Optional.of(Problem.of(DAMAGED)));
  }

  static Found read(byte[] json) {
    try {
      JsonNode tree = JSON.readTree(json);
      int version = tree.path("version").asInt(VERSION);
      if (version > VERSION) {
        Problem newer = Problem.of("app.autosave.newer", Integer.toString(version));
        return new Found(Optional.empty(), Optional.of(newer));
      }
      return tree.path("designs").isArray() ? new WorkspaceJson().of(tree) : unreadable();
    } catch (IOException | RuntimeException broken) {
      return unreadable();
    }
  }

  private Found of(JsonNode tree) {
    tree.path("designs").forEach(this::readEntry);
    Set<Long> ticked = new HashSet<>();
    tree.path("ticked").forEach(id -> ticked.add(id.asLong()));
    DesignsState designs = new DesignsState(openDesigns, examples(tree.path("groups")));
    long selectedDesign = tree.path("inHand").asLong();
    Kept kept = new Kept(designs, files, ticked, selectedDesign, styles(tree.path("styles")));
    return new Found(Optional.of(kept), damage);
  }

  private void readEntry(JsonNode entry) {
    long id = entry.path("id").asLong();
    boolean free = id > 0 && openDesigns.stream().noneMatch(openDesign -> openDesign.id() == id);
    Outcome<Design> design = DesignFile.parse(entry.path("design").toString(), "desk.json");
    design.failure().ifPresent(this::damaged);
    if (!free) {
      damaged(Problem.of(DAMAGED));
      return;
    }
    design.toOptional().ifPresent(read -> openDesigns.add(new OpenDesign(id, read)));
    if (entry.path("file").isTextual()) {
      file(id, entry.path("file").asText());
    }
  }

  private void file(long id, String path) {
    try {
      files.put(id, Path.of(path));
    } catch (InvalidPathException foreign) {
      damaged(Problem.of(DAMAGED));
    }
  }

  private void damaged(Problem problem) {
    damage = damage.or(() -> Optional.of(problem));
  }

  /** The saved groups; the paper's if there are no valid ones. */
  private Imbalance examples(JsonNode node) {
    try {
      List<ExampleGroup> groups = new ArrayList<>();
      node.forEach(group -> groups.add(group(group)));
      return groups.isEmpty() ? Imbalance.paper() : new Imbalance(groups);
    } catch (IllegalArgumentException foreign) {
      damaged(Problem.of(DAMAGED));
      return Imbalance.paper();
    }
  }

  /** Count and p, then the side where it is not that of objects. */
  private static ExampleGroup group(JsonNode node) {
    TargetSide side = TargetSide.named(node.path(2).asText()).orElse(TargetSide.OBJECT);
    return new ExampleGroup(node.path(0).asDouble(), node.path(1).asDouble(), side);
  }

  private static void write(ExampleGroup group, ArrayNode groups) {
    ArrayNode node = groups.addArray().add(group.count()).add(group.p());
    if (group.side() != TargetSide.OBJECT) {
      node.add(group.side().key());
    }
  }

  private static Map<String, Integer> styles(JsonNode node) {
    Map<String, Integer> styles = new HashMap<>();
    node.forEach(pair -> styles.put(pair.path(0).asText(), pair.path(1).asInt(-1)));
    return styles;
  }

  static byte[] print(Kept kept) throws IOException {
    ObjectNode node =
        JSON.createObjectNode().put("version", VERSION).put("inHand", kept.selectedDesign());
    ArrayNode ticked = node.putArray("ticked");
    kept.ticked().forEach(ticked::add);
    ArrayNode designs = node.putArray("designs");
    for (OpenDesign openDesign : kept.designs().openDesigns()) {
      ObjectNode entry = designs.addObject().put("id", openDesign.id());
      Optional.ofNullable(kept.files().get(openDesign.id()))
          .ifPresent(path -> entry.put("file", path.toString()));
      entry.set("design", JSON.readTree(DesignFile.print(openDesign.design())));
    }
    ArrayNode styles = node.putArray("styles");
    kept.styles().forEach((name, index) -> styles.addArray().add(name).add(index));
    ArrayNode groups = node.putArray("groups");
    kept.designs().examples().groups().forEach(group -> write(group, groups));
    return JSON.writeValueAsBytes(node);
  }
}

package io.github.lossmith.app.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.playground.RaceSetup;
import io.github.lossmith.app.playground.RaceSetupTree;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a link opens. It names no file, and nothing in it is run.
 *
 * @param place the name of the place: design, imbalance or playground
 * @param designs the losses that are shown, at least one
 * @param selected the index of the one in the inspector
 * @param progress the training progress t, in [0, 1]
 * @param examples the groups of Imbalance
 * @param setup the data and networks of Playground
 */
public record SharedState(
    String place,
    List<Design> designs,
    int selected,
    double progress,
    Optional<Examples> examples,
    Optional<RaceSetup> setup) {
  static final String DESIGN = "design";
  static final String IMBALANCE = "imbalance";
  static final String PLAYGROUND = "playground";

  /** As many as there are published losses, twice. */
  private static final int MOST_DESIGNS = 100;

  private static final Set<String> KEYS =
      Set.of("place", "designs", "selected", "t", "groups", "space", PLAYGROUND);

  /**
   * The table of Imbalance.
   *
   * @param groups the examples
   * @param space in which the balance is sought
   */
  public record Examples(Imbalance groups, GradientSpace space) {}

  public SharedState {
    designs = List.copyOf(designs);
  }

  /** The link; a problem if the state is too large for one. */
  public Outcome<String> link() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("place", place);
    ArrayNode shown = tree.putArray("designs");
    List<Design> presets = Presets.all();
    for (Design design : designs) {
      if (presets.contains(design)) {
        shown.add(design.name());
      } else {
        shown.add(StrictJson.parse(DesignFile.print(design), place).orThrow());
      }
    }
    tree.put("selected", selected).put("t", progress);
    examples.ifPresent(table -> write(table, tree));
    setup.ifPresent(race -> tree.set(PLAYGROUND, RaceSetupTree.write(race)));
    return LinkText.write(tree.toString());
  }

  private static void write(Examples table, ObjectNode tree) {
    ArrayNode groups = tree.put("space", table.space().key()).putArray("groups");
    for (ExampleGroup group : table.groups().groups()) {
      ArrayNode node = groups.addArray().add(group.count()).add(group.p());
      if (group.side() != TargetSide.OBJECT) {
        node.add(group.side().key());
      }
    }
  }

  /** Reads a link of anybody's. */
  public static Outcome<SharedState> read(String link) {
    return LinkText.read(link)
        .then(json -> StrictJson.parse(json, LinkText.SCHEME))
        .then(SharedState::of);
  }

  /** Reads what is in a link of anybody's. */
  public static Outcome<SharedState> of(JsonNode tree) {
    List<String> names = new ArrayList<>();
    tree.fieldNames().forEachRemaining(names::add);
    names.removeAll(KEYS);
    String place = tree.path("place").asText();
    boolean known = List.of(DESIGN, IMBALANCE, PLAYGROUND).contains(place);
    JsonNode shown = tree.path("designs");
    if (!names.isEmpty()) {
      return bad("/" + names.get(0));
    }
    if (!known) {
      return bad("/place");
    }
    if (!shown.isArray() || shown.isEmpty() || shown.size() > MOST_DESIGNS) {
      return bad("/designs");
    }
    return designs(shown).then(designs -> rest(tree, place, designs));
  }

  private static Outcome<List<Design>> designs(JsonNode shown) {
    List<Design> designs = new ArrayList<>();
    for (JsonNode node : shown) {
      Outcome<Design> design =
          node.isTextual()
              ? preset(node.textValue())
              : DesignFile.parse(node.toString(), LinkText.SCHEME + " designs/" + designs.size());
      if (!design.isOk()) {
        return Outcome.bad(design.failure().orElseThrow());
      }
      designs.add(design.orThrow());
    }
    return Outcome.ok(designs);
  }

  private static Outcome<Design> preset(String name) {
    return Presets.all().stream()
        .filter(design -> design.name().equals(name))
        .findFirst()
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.bad("app.share.preset", shortened(name)));
  }

  private static Outcome<SharedState> rest(JsonNode tree, String place, List<Design> designs) {
    JsonNode selected = orZero(tree, "selected");
    JsonNode t = orZero(tree, "t");
    if (!selected.isInt() || selected.intValue() < 0 || selected.intValue() >= designs.size()) {
      return bad("/selected");
    }
    if (!t.isNumber() || !(t.doubleValue() >= 0 && t.doubleValue() <= 1)) {
      return bad("/t");
    }
    SharedState plain =
        new SharedState(
            place,
            designs,
            selected.intValue(),
            t.doubleValue(),
            Optional.empty(),
            Optional.empty());
    return switch (place) {
      case IMBALANCE -> examples(tree).map(plain::with);
      case PLAYGROUND ->
          RaceSetupTree.read(tree.path(PLAYGROUND))
              .<Outcome<SharedState>>map(setup -> Outcome.ok(plain.with(setup)))
              .orElseGet(() -> bad("/" + PLAYGROUND));
      default -> Outcome.ok(plain);
    };
  }

  private static JsonNode orZero(JsonNode tree, String name) {
    return tree.has(name) ? tree.path(name) : IntNode.valueOf(0);
  }

  private SharedState with(Examples table) {
    return new SharedState(place, designs, selected, progress, Optional.of(table), setup);
  }

  private SharedState with(RaceSetup race) {
    return new SharedState(place, designs, selected, progress, examples, Optional.of(race));
  }

  private static Outcome<Examples> examples(JsonNode tree) {
    Optional<GradientSpace> space =
        Arrays.stream(GradientSpace.values())
            .filter(known -> known.key().equals(tree.path("space").asText()))
            .findFirst();
    if (space.isEmpty()) {
      return bad("/space");
    }
    try {
      List<ExampleGroup> groups = new ArrayList<>();
      for (JsonNode group : tree.path("groups")) {
        groups.add(group(group));
      }
      return groups.isEmpty()
          ? bad("/groups")
          : Outcome.ok(new Examples(new Imbalance(groups), space.get()));
    } catch (IllegalArgumentException outOfRange) {
      return bad("/groups");
    }
  }

  private static ExampleGroup group(JsonNode node) {
    TargetSide side =
        node.size() < 3
            ? TargetSide.OBJECT
            : TargetSide.named(node.path(2).asText()).orElseThrow(IllegalArgumentException::new);
    return new ExampleGroup(
        node.path(0).asDouble(Double.NaN), node.path(1).asDouble(Double.NaN), side);
  }

  private static <T> Outcome<T> bad(String where) {
    return Outcome.bad(Problem.of("app.share.content", shortened(where)));
  }

  /** A message stays one line of a terminal. */
  private static String shortened(String text) {
    String line = OneLine.of(text);
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}

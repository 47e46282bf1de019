package io.github.lossmith.app.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.playground.NetworkLayout;
import io.github.lossmith.designer.playground.PointRecipe;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.PointShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the networks learn, as JSON. */
public final class RaceSetupTree {
  /** Of the scaled points of a file none is farther from the middle. */
  private static final double FARTHEST = 1000;

  private RaceSetupTree() {}

  /** All that decides what is learned: the same tree gives the same pictures. */
  public static ObjectNode write(RaceSetup setup) {
    PointRecipe recipe = setup.recipe();
    ObjectNode tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("shape", recipe.shape().key())
            .put("points", recipe.count())
            .put("ratio", recipe.ratio())
            .put("spread", recipe.spread())
            .put("noise", recipe.labelNoise())
            .put("network", setup.layout().key())
            .put("rate", setup.learningRate())
            .put("seed", setup.seed());
    setup.own().ifPresent(own -> write(own, tree.putArray("own")));
    return tree;
  }

  private static void write(PointSet own, ArrayNode points) {
    for (int i = 0; i < own.size(); i++) {
      points.addArray().add(own.x(i)).add(own.y(i)).add(own.isRare(i) ? 1 : 0);
    }
  }

  /** Reads a tree of anybody's; empty where something is missing or out of its range. */
  public static Optional<RaceSetup> read(JsonNode tree) {
    try {
      PointRecipe recipe =
          new PointRecipe(
              choice(PointShape.values(), PointShape::key, tree.path("shape")),
              whole(tree.path("points")),
              number(tree.path("ratio")),
              number(tree.path("spread")),
              number(tree.path("noise")));
      double rate = number(tree.path("rate"));
      int seed = whole(tree.path("seed"));
      if (!(rate > 0 && rate <= 1) || seed < 0) {
        return Optional.empty();
      }
      NetworkLayout layout =
          choice(NetworkLayout.values(), NetworkLayout::key, tree.path("network"));
      return Optional.of(new RaceSetup(recipe, own(tree.path("own")), layout, rate, seed, 0));
    } catch (IllegalArgumentException outOfRange) {
      return Optional.empty();
    }
  }

  private static Optional<PointSet> own(JsonNode tree) {
    if (tree.isMissingNode()) {
      return Optional.empty();
    }
    List<PointSet.Labelled> points = new ArrayList<>();
    for (JsonNode point : tree) {
      double x = number(point.path(0));
      double y = number(point.path(1));
      int rare = whole(point.path(2));
      if (Math.abs(x) > FARTHEST || Math.abs(y) > FARTHEST || rare < 0 || rare > 1) {
        throw new IllegalArgumentException("point " + points.size());
      }
      points.add(new PointSet.Labelled(x, y, rare == 1));
    }
    return Optional.of(new PointSet(points));
  }

  private static double number(JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException("no number");
    }
    return node.doubleValue();
  }

  private static int whole(JsonNode node) {
    if (!node.isInt()) {
      throw new IllegalArgumentException("no whole number");
    }
    return node.intValue();
  }

  private static <T> T choice(T[] values, Function<T, String> key, JsonNode node) {
    return Arrays.stream(values)
        .filter(value -> key.apply(value).equals(node.asText()))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }
}

package io.github.lossmith.app.playground;

import io.github.lossmith.designer.playground.NetworkLayout;
import io.github.lossmith.designer.playground.PointRecipe;
import io.github.lossmith.designer.playground.PointSet;
import java.util.Optional;

/**
 * What the networks learn. A change of it begins anew.
 *
 * @param recipe the generated points
 * @param own the user's points, which take their place
 * @param layout the networks
 * @param learningRate Adam's
 * @param seed of the points, the first weights and the batches
 * @param begun counts how often it was begun anew
 */
public record RaceSetup(
    PointRecipe recipe,
    Optional<PointSet> own,
    NetworkLayout layout,
    double learningRate,
    int seed,
    int begun) {
  /** Learns the first data within some seconds, without leaping. */
  static final double FIRST_RATE = 0.01;

  static final RaceSetup FIRST =
      new RaceSetup(PointRecipe.FIRST, Optional.empty(), NetworkLayout.SMALL, FIRST_RATE, 0, 0);

  /** The points that are learned from. */
  PointSet points() {
    return own.orElseGet(() -> recipe.points(seed));
  }

  /** The points that recall is measured on: of the user's there are no others. */
  PointSet fresh() {
    return own.orElseGet(() -> recipe.fresh(seed));
  }

  RaceSetup with(PointRecipe changed) {
    return new RaceSetup(changed, Optional.empty(), layout, learningRate, seed, begun);
  }

  RaceSetup withOwn(PointSet points) {
    return new RaceSetup(recipe, Optional.of(points), layout, learningRate, seed, begun);
  }

  RaceSetup with(NetworkLayout changed) {
    return new RaceSetup(recipe, own, changed, learningRate, seed, begun);
  }

  RaceSetup withLearningRate(double changed) {
    return new RaceSetup(recipe, own, layout, changed, seed, begun);
  }

  RaceSetup withSeed(int changed) {
    return new RaceSetup(recipe, own, layout, learningRate, changed, begun);
  }

  RaceSetup again() {
    return new RaceSetup(recipe, own, layout, learningRate, seed, begun + 1);
  }
}

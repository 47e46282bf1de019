package io.github.lossmith.designer.playground;

import io.github.lossmith.designer.playground.PointSet.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generated points, the same for the same recipe and seed.
 *
 * @param shape how the classes lie
 * @param count all points, from 20 to {@link PointSet#MOST_POINTS}
 * @param ratio common points for each rare one, from 1 to 1000; at least one point is rare
 * @param spread how far points lie off their shape, in [0, 1]
 * @param labelNoise the probability that the label of a point is the wrong one, in [0, 0.5]
 */
public record PointRecipe(
    PointShape shape, int count, double ratio, double spread, double labelNoise) {
  /** What the place begins with: the imbalance of the paper's example, half of the spread. */
  public static final PointRecipe FIRST = new PointRecipe(PointShape.BLOBS, 1000, 100, 0.5, 0);

  /** A recall in steps of 0.2 %. */
  private static final int FRESH_OF_EACH = 500;

  /** Any number that keeps the fresh points of a seed apart from the points of the others. */
  private static final long FRESH = 0x5eedL << 32;

  private static final int FEWEST = 20;
  private static final double MOST_RATIO = 1000;

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public PointRecipe {
    boolean size = count >= FEWEST && count <= PointSet.MOST_POINTS;
    boolean shares = spread >= 0 && spread <= 1 && labelNoise >= 0 && labelNoise <= 0.5;
    if (!size || !shares || !(ratio >= 1 && ratio <= MOST_RATIO)) {
      throw new IllegalArgumentException(count + " points 1:" + ratio + ", " + spread);
    }
  }

  /** The number of rare points before labels are made wrong. */
  public int rareCount() {
    return (int) Math.max(1, Math.round(count / (1 + ratio)));
  }

  /** The points that are learned from. */
  public PointSet points(long seed) {
    Random random = new Random(seed);
    List<Labelled> all = points(random, rareCount(), count - rareCount());
    return new PointSet(all.stream().map(point -> noisy(point, random)).toList());
  }

  /** Other points, as many of each class and labelled rightly, on which recall is measured. */
  public PointSet fresh(long seed) {
    return new PointSet(points(new Random(seed ^ FRESH), FRESH_OF_EACH, FRESH_OF_EACH));
  }

  private List<Labelled> points(Random random, int rare, int common) {
    List<Labelled> all = new ArrayList<>();
    for (int i = 0; i < rare + common; i++) {
      all.add(shape.point(random, i < rare, spread));
    }
    return all;
  }

  private Labelled noisy(Labelled point, Random random) {
    boolean wrong = random.nextDouble() < labelNoise;
    return new Labelled(point.x(), point.y(), point.rare() != wrong);
  }

  /** Another shape. */
  public PointRecipe with(PointShape changed) {
    return new PointRecipe(changed, count, ratio, spread, labelNoise);
  }

  /** Another ratio. */
  public PointRecipe withRatio(double changed) {
    return new PointRecipe(shape, count, changed, spread, labelNoise);
  }

  /** Another number of points. */
  public PointRecipe withCount(int changed) {
    return new PointRecipe(shape, changed, ratio, spread, labelNoise);
  }

  /** Another spread. */
  public PointRecipe withSpread(double changed) {
    return new PointRecipe(shape, count, ratio, changed, labelNoise);
  }

  /** Another share of wrong labels. */
  public PointRecipe withLabelNoise(double changed) {
    return new PointRecipe(shape, count, ratio, spread, changed);
  }
}

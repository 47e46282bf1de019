package io.github.lossmith.trainer.experiment;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The schedule of a training.
 *
 * @param iterations steps of each loss
 * @param batch images a step
 * @param seed of the initial weights, the order of the images and the augmentation; the same for
 *     all losses
 * @param evaluations how often the test images are looked at, evenly spread, the last time after
 *     the last step
 * @param checkpointEvery steps between checkpoints, beside one at each evaluation
 * @param accumulate parts that a batch is cut into; their gradients add up to that of the whole
 *     batch, so a step takes less memory and gives the same weights, up to rounding
 * @param race where the losses are trained in turns, an evaluation interval each: a loss is stopped
 *     whose mAP is below this share of the best at the same evaluation, in [0, 0.99]; 0: none is.
 *     Empty where one loss is trained after another
 * @param seeds where the whole is trained once for each of several seeds, {@code seed} being the
 *     first of them; empty for a single run
 */
public record Schedule(
    int iterations,
    int batch,
    long seed,
    int evaluations,
    int checkpointEvery,
    int accumulate,
    OptionalDouble race,
    List<Long> seeds) {
  /** The largest share of {@link #race}: at 1 all but the best would be stopped at once. */
  public static final double MOST_STOPPED = 0.99;

  public Schedule {
    seeds = List.copyOf(seeds);
  }

  /** A schedule of one seed. */
  public Schedule(
      int iterations, int batch, long seed, int evaluations, int checkpointEvery, int accumulate) {
    this(
        iterations,
        batch,
        seed,
        evaluations,
        checkpointEvery,
        accumulate,
        OptionalDouble.empty(),
        List.of());
  }

  /** A schedule with whole batches. */
  public Schedule(int iterations, int batch, long seed, int evaluations, int checkpointEvery) {
    this(iterations, batch, seed, evaluations, checkpointEvery, 1);
  }

  /** Whether there is an evaluation after this many steps. */
  public boolean evaluatesAfter(int step) {
    return step == iterations
        || step * (long) evaluations / iterations != (step - 1) * (long) evaluations / iterations;
  }

  /** The number of steps after which the k-th evaluation is, counted from 1. */
  public int evaluation(int k) {
    // the smallest step with step * evaluations / iterations >= k
    return (int) (((long) k * iterations + evaluations - 1) / evaluations);
  }

  public Schedule withIterations(int count) {
    int looks = Math.min(evaluations, count);
    return new Schedule(count, batch, seed, looks, checkpointEvery, accumulate, race, seeds);
  }

  /** The schedule with this seed alone. */
  public Schedule withSeed(long newSeed) {
    return new Schedule(
        iterations, batch, newSeed, evaluations, checkpointEvery, accumulate, race, List.of());
  }

  /**
   * Once for each of these seeds.
   *
   * @param several one or more
   */
  public Schedule withSeeds(List<Long> several) {
    long first = several.get(0);
    return new Schedule(
        iterations, batch, first, evaluations, checkpointEvery, accumulate, race, several);
  }

  /** The seeds that are trained: one or more. */
  public List<Long> each() {
    return seeds.isEmpty() ? List.of(seed) : seeds;
  }

  public Schedule withBatch(int images) {
    return new Schedule(
        iterations, images, seed, evaluations, checkpointEvery, accumulate, race, seeds);
  }

  public Schedule withAccumulate(int parts) {
    return new Schedule(iterations, batch, seed, evaluations, checkpointEvery, parts, race, seeds);
  }

  /** In turns or not, see {@link #race}. */
  public Schedule withRace(OptionalDouble stopBelow) {
    return new Schedule(
        iterations, batch, seed, evaluations, checkpointEvery, accumulate, stopBelow, seeds);
  }

  /** The number of images in the largest part of a batch. */
  public int imagesAtOnce() {
    int parts = Math.min(accumulate, batch);
    return (batch + parts - 1) / parts;
  }
}

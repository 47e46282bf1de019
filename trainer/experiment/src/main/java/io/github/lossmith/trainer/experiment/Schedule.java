package io.github.lossmith.trainer.experiment;

import java.util.List;

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
    List<Long> seeds) {
  public Schedule {
    seeds = List.copyOf(seeds);
  }

  /** A schedule of one seed. */
  public Schedule(
      int iterations, int batch, long seed, int evaluations, int checkpointEvery, int accumulate) {
    this(iterations, batch, seed, evaluations, checkpointEvery, accumulate, List.of());
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

  public Schedule withIterations(int count) {
    int looks = Math.min(evaluations, count);
    return new Schedule(count, batch, seed, looks, checkpointEvery, accumulate, seeds);
  }

  /** The schedule with this seed alone. */
  public Schedule withSeed(long newSeed) {
    return new Schedule(iterations, batch, newSeed, evaluations, checkpointEvery, accumulate);
  }

  /**
   * Once for each of these seeds.
   *
   * @param several one or more
   */
  public Schedule withSeeds(List<Long> several) {
    long first = several.get(0);
    return new Schedule(
        iterations, batch, first, evaluations, checkpointEvery, accumulate, several);
  }

  /** The seeds that are trained: one or more. */
  public List<Long> each() {
    return seeds.isEmpty() ? List.of(seed) : seeds;
  }

  public Schedule withBatch(int images) {
    return new Schedule(iterations, images, seed, evaluations, checkpointEvery, accumulate, seeds);
  }

  public Schedule withAccumulate(int parts) {
    return new Schedule(iterations, batch, seed, evaluations, checkpointEvery, parts, seeds);
  }

  /** The number of images in the largest part of a batch. */
  public int imagesAtOnce() {
    int parts = Math.min(accumulate, batch);
    return (batch + parts - 1) / parts;
  }
}

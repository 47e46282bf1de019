package io.github.lossmith.trainer.experiment;

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
 */
public record Schedule(
    int iterations, int batch, long seed, int evaluations, int checkpointEvery, int accumulate) {
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
    return new Schedule(
        count, batch, seed, Math.min(evaluations, count), checkpointEvery, accumulate);
  }

  public Schedule withSeed(long newSeed) {
    return new Schedule(iterations, batch, newSeed, evaluations, checkpointEvery, accumulate);
  }

  public Schedule withBatch(int images) {
    return new Schedule(iterations, images, seed, evaluations, checkpointEvery, accumulate);
  }

  public Schedule withAccumulate(int parts) {
    return new Schedule(iterations, batch, seed, evaluations, checkpointEvery, parts);
  }

  /** The number of images in the largest part of a batch. */
  public int imagesAtOnce() {
    int parts = Math.min(accumulate, batch);
    return (batch + parts - 1) / parts;
  }
}

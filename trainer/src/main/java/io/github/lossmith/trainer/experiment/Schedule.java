package io.github.lossmith.trainer.experiment;

/**
 * How long and from where.
 *
 * @param iterations steps of each loss
 * @param batch images a step
 * @param seed of the initial weights, the order of the images and the augmentation; the same for
 *     all losses
 * @param evaluations how often the test images are looked at, evenly spread, the last time after
 *     the last step
 * @param checkpointEvery steps between checkpoints, beside one at each evaluation
 */
public record Schedule(int iterations, int batch, long seed, int evaluations, int checkpointEvery) {
  /** Whether the test images are looked at after this many steps. */
  public boolean evaluatesAfter(int step) {
    return step == iterations
        || step * (long) evaluations / iterations != (step - 1) * (long) evaluations / iterations;
  }

  public Schedule withIterations(int count) {
    return new Schedule(count, batch, seed, Math.min(evaluations, count), checkpointEvery);
  }

  public Schedule withSeed(long newSeed) {
    return new Schedule(iterations, batch, newSeed, evaluations, checkpointEvery);
  }

  public Schedule withBatch(int images) {
    return new Schedule(iterations, images, seed, evaluations, checkpointEvery);
  }
}

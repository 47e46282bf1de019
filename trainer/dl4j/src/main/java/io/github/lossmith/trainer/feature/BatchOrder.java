package io.github.lossmith.trainer.feature;

import java.util.SplittableRandom;

/**
 * The images of a step: every image once, in random order, then again in another order. A pure
 * function of seed and step, so that all losses have the same batches and a resumed run continues
 * with the right ones.
 */
public final class BatchOrder {
  private final int images;
  private final int batch;
  private final long seed;
  private long shuffledRound = -1;
  private int[] shuffled = new int[0];

  /**
   * An order.
   *
   * @param images in the data set
   * @param batch images a step
   */
  public BatchOrder(int images, int batch, long seed) {
    this.images = images;
    this.batch = batch;
    this.seed = seed;
  }

  /** Indices of the images of a step, counted from 0. */
  public int[] batch(int step) {
    int[] chosen = new int[batch];
    for (int i = 0; i < batch; i++) {
      long position = (long) step * batch + i;
      chosen[i] = round(position / images)[(int) (position % images)];
    }
    return chosen;
  }

  /** How often the image at position {@code i} of a step has been used before. */
  public int round(int step, int i) {
    return (int) (((long) step * batch + i) / images);
  }

  private int[] round(long round) {
    if (round != shuffledRound) {
      // 2^64 divided by the golden ratio: seeds that follow each other share no round.
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + round);
      int[] order = new int[images];
      for (int i = 0; i < images; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      shuffled = order;
      shuffledRound = round;
    }
    return shuffled;
  }
}

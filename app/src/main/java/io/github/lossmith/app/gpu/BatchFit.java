package io.github.lossmith.app.gpu;

import io.github.lossmith.trainer.engine.Footprint;

/**
 * How many images of a batch fit on a card at once, and so into how many parts a step has to be
 * split. An estimate from the sizes of the detector's layers, not measured on a card.
 *
 * @param images at once, 0 if not even one
 * @param parts into which the batch is cut; 1: it fits whole
 * @param batch images of a step
 */
public record BatchFit(int images, int parts, int batch) {
  /** Context, loaded kernels and the libraries' own working memory. */
  private static final long BASE_BYTES = 1200L << 20;

  /**
   * The split for a given amount of free memory; the parts are as equal as possible.
   *
   * @param footprint of a step
   * @param batch images of a step
   */
  public static BatchFit of(long freeMib, Footprint footprint, int batch) {
    long room = (freeMib << 20) - BASE_BYTES - footprint.fixedBytes();
    int most = (int) Math.min(batch, Math.max(0, room / footprint.imageBytes()));
    if (most == 0) {
      return new BatchFit(0, 0, batch);
    }
    int parts = (batch + most - 1) / most;
    return new BatchFit((batch + parts - 1) / parts, parts, batch);
  }
}

package io.github.lossmith.trainer.feature;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.dataset.ImageAugmentation;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.image.ImageResize;

/** Images as a trunk takes them: [side, side, 3], red first, scaled to [-1, 1]. */
final class PixelScaling {
  private PixelScaling() {}

  /** Values of one image. */
  static int length(int side) {
    return 3 * side * side;
  }

  /** Decodes and resizes an image; values in [0, 1]. */
  static Outcome<float[]> read(Sample sample, int side) {
    return ImageDecoder.decode(sample.image(), sample.turn())
        .map(image -> ImageResize.toSquare(image, side));
  }

  /**
   * Writes a view of an image into a batch.
   *
   * @param image the result of {@link #read}; not changed
   */
  static void put(float[] image, ImageAugmentation view, int side, float[] batch, int at) {
    System.arraycopy(image, 0, batch, at, image.length);
    view.apply(batch, at, side);
    for (int i = at; i < at + image.length; i++) {
      batch[i] = 2 * batch[i] - 1;
    }
  }
}

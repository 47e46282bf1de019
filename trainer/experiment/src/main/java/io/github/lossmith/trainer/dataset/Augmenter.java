package io.github.lossmith.trainer.dataset;

import io.github.lossmith.trainer.experiment.Augmentation;
import java.util.SplittableRandom;

/**
 * Draws the augmented views of an experiment, determined by seed, image id and copy, independent of
 * order and machine.
 */
public record Augmenter(Augmentation settings, long seed) {
  /**
   * The view of one copy of an image.
   *
   * @param id of the image
   * @param copy 0 for the image as it is, from 1 for changed copies
   */
  public ImageAugmentation view(String id, int copy) {
    if (copy == 0) {
      return ImageAugmentation.PLAIN;
    }
    // Hashed as in Java; fixed, since runs must be reproducible.
    long mixed = 31 * (31 * seed + id.hashCode()) + copy;
    SplittableRandom random = new SplittableRandom(mixed);
    return new ImageAugmentation(
        random.nextDouble() < settings.horizontalFlip(),
        random.nextDouble() < settings.verticalFlip(),
        1 + settings.contrast() * (2 * random.nextDouble() - 1),
        settings.brightness() * (2 * random.nextDouble() - 1),
        settings.noise(),
        random.nextLong());
  }
}

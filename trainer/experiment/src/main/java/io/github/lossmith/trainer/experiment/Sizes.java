package io.github.lossmith.trainer.experiment;

import java.util.List;

/**
 * The default sizes of the priors, in pixels: for the small trunk of the generated images, whose
 * objects have 14 to 72 pixels; for MobileNetV2 from 20 % to 110 % of 300 pixels in even steps, as
 * in SSD.
 */
final class Sizes {
  private Sizes() {}

  static List<Double> least(boolean small) {
    return small ? List.of(16.0, 40.0, 80.0) : List.of(60.0, 105.0, 150.0, 195.0, 240.0, 285.0);
  }

  static List<Double> most(boolean small) {
    return small ? List.of(40.0, 80.0, 130.0) : List.of(105.0, 150.0, 195.0, 240.0, 285.0, 330.0);
  }
}

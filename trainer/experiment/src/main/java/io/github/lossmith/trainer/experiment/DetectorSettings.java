package io.github.lossmith.trainer.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * The detector.
 *
 * @param size side of the square input, pixels
 * @param trunk where the feature maps come from
 * @param width the width multiplier α of MobileNetV2: 0.35, 0.5, 0.75 or 1
 * @param weights Keras weight file of the trunk; empty: the trunk starts at random
 * @param copies augmented copies of each training image beside the image itself; in a fine-tuned or
 *     small trunk, any number above 0 means a fresh augmentation each time an image is seen
 * @param minimumSizes side of the small square prior of each feature map, in pixels
 * @param maximumSizes the sizes that the large square prior's side is the geometric mean with
 * @param ratios aspect ratios beside 1; each is used both ways
 * @param backgroundPrior π of the heads' first bias, so that a prior starts as background with
 *     probability 1-π; 0: biases start at 0
 */
public record DetectorSettings(
    int size,
    TrunkMode trunk,
    double width,
    String weights,
    int copies,
    List<Double> minimumSizes,
    List<Double> maximumSizes,
    List<Double> ratios,
    double backgroundPrior) {
  public DetectorSettings {
    minimumSizes = List.copyOf(minimumSizes);
    maximumSizes = List.copyOf(maximumSizes);
    ratios = List.copyOf(ratios);
  }

  /** Sides of the feature maps, cells, the finest first. */
  public List<Integer> maps() {
    boolean small = trunk == TrunkMode.SMALL;
    int side = size;
    for (int i = 0; i < (small ? 3 : 4); i++) {
      side = half(side);
    }
    List<Integer> sides = new ArrayList<>();
    for (int i = 0; i < (small ? 3 : 6); i++) {
      sides.add(side);
      side = half(side);
    }
    return sides;
  }

  private static int half(int side) {
    return (side + 1) / 2;
  }

  /** The same detector with another weight file. */
  public DetectorSettings withWeights(String file) {
    return new DetectorSettings(
        size, trunk, width, file, copies, minimumSizes, maximumSizes, ratios, backgroundPrior);
  }
}

package io.github.lossmith.trainer.network;

import java.util.List;

/** Seven 3x3 convolutions, small enough to be trained from scratch in a minute. */
final class SmallTrunk {
  /** The feature maps that the detector uses, an eighth, 1/16 and 1/32 of the input's side. */
  static final List<String> TAPS = List.of("small_4", "small_6", "small_7");

  private static final int[][] LAYERS = {
    // filters, stride
    {16, 2}, {32, 2}, {64, 2}, {64, 1}, {128, 2}, {128, 1}, {128, 2}
  };

  private SmallTrunk() {}

  /** Channels of {@link #TAPS}. */
  static int[] channels() {
    return new int[] {64, 128, 128};
  }

  static void addTo(List<NetworkNode> nodes, String images) {
    int channels = 3;
    String below = images;
    for (int i = 0; i < LAYERS.length; i++) {
      ConvolutionShape shape =
          ConvolutionShape.of(channels, LAYERS[i][0], 3, LAYERS[i][1]).withRelu6();
      String name = "small_" + (i + 1);
      nodes.add(new NetworkNode.Convolution(name, below, i == 0 ? shape.withDataAsInput() : shape));
      below = name;
      channels = LAYERS[i][0];
    }
  }
}

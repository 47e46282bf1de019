package io.github.lossmith.trainer.network;

import java.util.ArrayList;
import java.util.List;

/**
 * MobileNetV2 (Sandler et al., 2018) without its classifier, batch normalisation folded into the
 * convolutions; layers are called as in Keras.
 */
public final class MobileNetV2 {
  /** The feature maps that the detector uses. */
  static final List<String> TAPS = List.of("block_13_expand", "Conv_1");

  /** Sandler et al., MobileNetV2, arXiv:1801.04381, table 2; not scaled by widths below 1. */
  static final int LAST_CHANNELS = 1280;

  /** The same paper, table 2. */
  private static final int EXPANSION = 6;

  /**
   * The last block with a map of 19 x 19 for 300 pixels, as in the paper's SSDLite (section 6.2).
   */
  private static final int TAPPED_BLOCK = 13;

  private static final int[][] STAGES = {
    // filters, blocks, stride of the first
    {16, 1, 1}, {24, 2, 2}, {32, 3, 2}, {64, 4, 2}, {96, 3, 1}, {160, 3, 2}, {320, 1, 1}
  };

  /** One convolution with the name of its batch normalisation in the Keras file. */
  public record FoldedConvolution(String name, String normalisation, ConvolutionShape shape) {}

  /** An inverted residual block. */
  private record Block(String prefix, int in, int expanded, int out, int stride) {
    boolean residual() {
      return stride == 1 && in == out;
    }
  }

  private final List<NetworkNode> nodes = new ArrayList<>();
  private final List<FoldedConvolution> convolutions = new ArrayList<>();

  private MobileNetV2() {}

  /** The layers, in order; the first one takes images scaled to [-1, 1]. */
  public static List<FoldedConvolution> convolutions(double width) {
    return new MobileNetV2().build(width, "").convolutions;
  }

  /** The trunk on top of {@code images}. */
  static List<NetworkNode> nodes(double width, String images) {
    return new MobileNetV2().build(width, images).nodes;
  }

  /** Channels of {@link #TAPS}. */
  static int[] channels(double width) {
    return new int[] {blocks(width).get(TAPPED_BLOCK).expanded(), LAST_CHANNELS};
  }

  private MobileNetV2 build(double width, String images) {
    int first = rounded(32 * width);
    String below =
        add(
            "Conv1",
            "bn_Conv1",
            images,
            ConvolutionShape.of(3, first, 3, 2).withRelu6().withDataAsInput());
    for (Block block : blocks(width)) {
      below = add(block, below);
    }
    int channels = blocks(width).get(blocks(width).size() - 1).out();
    add(
        "Conv_1",
        "Conv_1_bn",
        below,
        ConvolutionShape.pointwise(channels, LAST_CHANNELS).withRelu6());
    return this;
  }

  private String add(Block block, String input) {
    String below = input;
    if (block.expanded() != block.in()) {
      below =
          add(
              block.prefix() + "_expand",
              block.prefix() + "_expand_BN",
              below,
              ConvolutionShape.pointwise(block.in(), block.expanded()).withRelu6());
    }
    below =
        add(
            block.prefix() + "_depthwise",
            block.prefix() + "_depthwise_BN",
            below,
            ConvolutionShape.depthwise(block.expanded(), block.stride()).withRelu6());
    below =
        add(
            block.prefix() + "_project",
            block.prefix() + "_project_BN",
            below,
            ConvolutionShape.pointwise(block.expanded(), block.out()));
    if (block.residual()) {
      String sum = block.prefix() + "_add";
      nodes.add(new NetworkNode.Addition(sum, List.of(below, input)));
      return sum;
    }
    return below;
  }

  private String add(String name, String normalisation, String below, ConvolutionShape shape) {
    convolutions.add(new FoldedConvolution(name, normalisation, shape));
    nodes.add(new NetworkNode.Convolution(name, below, shape));
    return name;
  }

  private static List<Block> blocks(double width) {
    List<Block> blocks = new ArrayList<>();
    int in = rounded(32 * width);
    for (int[] stage : STAGES) {
      int out = rounded((int) (stage[0] * width));
      for (int i = 0; i < stage[1]; i++) {
        boolean first = blocks.isEmpty();
        String prefix = first ? "expanded_conv" : "block_" + blocks.size();
        blocks.add(new Block(prefix, in, first ? in : EXPANSION * in, out, i == 0 ? stage[2] : 1));
        in = out;
      }
    }
    return blocks;
  }

  /**
   * Channels come in eights, and no more than a tenth is lost by rounding (Keras, _make_divisible).
   */
  private static int rounded(double channels) {
    int near = Math.max(8, (int) (channels + 4) / 8 * 8);
    return near < 0.9 * channels ? near + 8 : near;
  }
}

package io.github.lossmith.trainer.detector;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.jspecify.annotations.Nullable;

/**
 * MobileNetV2 (Sandler et al., 2018) without its classifier, batch normalisation folded into the
 * convolutions; layers are called as in Keras.
 */
final class MobileNetV2 {
  /** The feature maps that the detector looks at. */
  static final List<String> TAPS = List.of("block_13_expand", "Conv_1");

  static final int LAST_CHANNELS = 1280;

  private static final int EXPANSION = 6;
  private static final int TAPPED_BLOCK = 13;
  private static final int[][] STAGES = {
    // filters, blocks, stride of the first
    {16, 1, 1}, {24, 2, 2}, {32, 3, 2}, {64, 4, 2}, {96, 3, 1}, {160, 3, 2}, {320, 1, 1}
  };

  /** One convolution with its batch normalisation in the Keras file. */
  record Convolution(String name, String normalisation, ConvolutionUnit unit) {}

  /** An inverted residual block. */
  private record Block(String prefix, int in, int expanded, int out, int stride) {
    boolean residual() {
      return stride == 1 && in == out;
    }
  }

  private final List<Convolution> convolutions = new ArrayList<>();

  private MobileNetV2() {}

  /** The layers, in order; the first one takes images scaled to [-1, 1]. */
  static List<Convolution> convolutions(double width) {
    return new MobileNetV2().build(width, null, "");
  }

  /** Adds the trunk to a graph, on top of {@code images}. */
  static void addTo(GraphBuilder graph, String images, double width) {
    new MobileNetV2().build(width, graph, images);
  }

  /** Channels of {@link #TAPS}. */
  static int[] channels(double width) {
    return new int[] {blocks(width).get(TAPPED_BLOCK).expanded(), LAST_CHANNELS};
  }

  private List<Convolution> build(double width, @Nullable GraphBuilder graph, String images) {
    int first = rounded(32 * width);
    String below =
        add(
            graph,
            "Conv1",
            "bn_Conv1",
            images,
            new ConvolutionUnit(3, first, 3, 2).clipped().onData());
    for (Block block : blocks(width)) {
      below = add(graph, block, below);
    }
    int channels = blocks(width).get(blocks(width).size() - 1).out();
    add(
        graph,
        "Conv_1",
        "Conv_1_bn",
        below,
        ConvolutionUnit.pointwise(channels, LAST_CHANNELS).clipped());
    return convolutions;
  }

  private String add(@Nullable GraphBuilder graph, Block block, String input) {
    String below = input;
    if (block.expanded() != block.in()) {
      below =
          add(
              graph,
              block.prefix() + "_expand",
              block.prefix() + "_expand_BN",
              below,
              ConvolutionUnit.pointwise(block.in(), block.expanded()).clipped());
    }
    below =
        add(
            graph,
            block.prefix() + "_depthwise",
            block.prefix() + "_depthwise_BN",
            below,
            ConvolutionUnit.depthwise(block.expanded(), block.stride()).clipped());
    below =
        add(
            graph,
            block.prefix() + "_project",
            block.prefix() + "_project_BN",
            below,
            ConvolutionUnit.pointwise(block.expanded(), block.out()));
    if (block.residual() && graph != null) {
      String sum = block.prefix() + "_add";
      graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), below, input);
      return sum;
    }
    return below;
  }

  private String add(
      @Nullable GraphBuilder graph,
      String name,
      String normalisation,
      String below,
      ConvolutionUnit unit) {
    convolutions.add(new Convolution(name, normalisation, unit));
    if (graph != null) {
      graph.addLayer(name, unit, below);
    }
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

  /** Channels come in eights, and no more than a tenth is lost by rounding. */
  private static int rounded(double channels) {
    int near = Math.max(8, (int) (channels + 4) / 8 * 8);
    return near < 0.9 * channels ? near + 8 : near;
  }
}

package io.github.lossmith.trainer.network;

import java.util.ArrayList;
import java.util.List;

/**
 * SSD-Lite's extra maps and heads. The output has one row an image: first the class logits of all
 * priors, background first, then the four box offsets of all priors; priors in the order map, row,
 * column, shape.
 */
final class DetectionHeads {
  /** The node that concatenates the heads. */
  static final String OUTPUT = "predictions";

  /** Offsets of a box: centre, width and height. */
  private static final int BOX = 4;

  private static final int[][] EXTRAS = {
    // squeezed to, filters
    {128, 256}, {64, 128}, {64, 128}, {64, 64}
  };

  private final List<NetworkNode> nodes;
  private final int shapes;
  private final int scores;
  private final List<String> classHeads = new ArrayList<>();
  private final List<String> boxHeads = new ArrayList<>();

  /**
   * Heads for a network.
   *
   * @param nodes to which they are added
   * @param shapes priors a cell
   * @param scores classes, background included
   */
  DetectionHeads(List<NetworkNode> nodes, int shapes, int scores) {
    this.nodes = nodes;
    this.shapes = shapes;
    this.scores = scores;
  }

  /** Heads on one map; {@code data} if the map is an input of the network. */
  void look(String map, int channels, boolean data) {
    String name = "map_" + classHeads.size();
    classHeads.add(head(name + "_class", map, channels, shapes * scores, data));
    boxHeads.add(head(name + "_box", map, channels, shapes * BOX, data));
  }

  private String head(String name, String map, int channels, int filters, boolean data) {
    ConvolutionShape spatial = ConvolutionShape.depthwise(channels, 1).withRelu6();
    add(name + "_depthwise", data ? spatial.withDataAsInput() : spatial, map);
    add(name, ConvolutionShape.pointwise(channels, filters).asRow(), name + "_depthwise");
    return name;
  }

  private void add(String name, ConvolutionShape shape, String below) {
    nodes.add(new NetworkNode.Convolution(name, below, shape));
  }

  /** Four more maps below {@code map}, each half as wide, with heads. */
  void extend(String map, int channels, boolean data) {
    String below = map;
    int in = channels;
    for (int i = 0; i < EXTRAS.length; i++) {
      String name = "extra_" + i;
      ConvolutionShape squeeze = ConvolutionShape.pointwise(in, EXTRAS[i][0]).withRelu6();
      add(name + "_squeeze", i == 0 && data ? squeeze.withDataAsInput() : squeeze, below);
      add(
          name + "_depthwise",
          ConvolutionShape.depthwise(EXTRAS[i][0], 2).withRelu6(),
          name + "_squeeze");
      add(
          name,
          ConvolutionShape.pointwise(EXTRAS[i][0], EXTRAS[i][1]).withRelu6(),
          name + "_depthwise");
      look(name, EXTRAS[i][1], false);
      below = name;
      in = EXTRAS[i][1];
    }
  }

  /** Joins all heads. */
  void join() {
    List<String> all = new ArrayList<>(classHeads);
    all.addAll(boxHeads);
    nodes.add(new NetworkNode.Concatenation(OUTPUT, all));
  }
}

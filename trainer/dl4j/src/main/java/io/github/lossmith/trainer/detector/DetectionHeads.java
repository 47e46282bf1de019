package io.github.lossmith.trainer.detector;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;

/**
 * SSD-Lite's extra maps and heads. The output has one row an image: first the class logits of all
 * priors, background first, then the four box offsets of all priors; priors in the order map, row,
 * column, shape.
 */
final class DetectionHeads {
  /** The vertex that joins the heads. */
  static final String OUTPUT = "predictions";

  private static final int BOX = 4;
  private static final int[][] EXTRAS = {
    // squeezed to, filters
    {128, 256}, {64, 128}, {64, 128}, {64, 64}
  };

  private final GraphBuilder graph;
  private final int shapes;
  private final int scores;
  private final List<String> classHeads = new ArrayList<>();
  private final List<String> boxHeads = new ArrayList<>();

  /**
   * Heads for a graph.
   *
   * @param shapes priors a cell
   * @param scores classes, background included
   */
  DetectionHeads(GraphBuilder graph, int shapes, int scores) {
    this.graph = graph;
    this.shapes = shapes;
    this.scores = scores;
  }

  /** Heads on one map; {@code data} if the map is an input of the graph. */
  void look(String map, int channels, boolean data) {
    String name = "map_" + classHeads.size();
    classHeads.add(head(name + "_class", map, channels, shapes * scores, data));
    boxHeads.add(head(name + "_box", map, channels, shapes * BOX, data));
  }

  private String head(String name, String map, int channels, int filters, boolean data) {
    ConvolutionUnit spatial = ConvolutionUnit.depthwise(channels, 1).clipped();
    graph.addLayer(name + "_depthwise", data ? spatial.onData() : spatial, map);
    graph.addLayer(
        name, ConvolutionUnit.pointwise(channels, filters).flattened(), name + "_depthwise");
    return name;
  }

  /** Four more maps below {@code map}, each half as wide, with heads. */
  void extend(String map, int channels, boolean data) {
    String below = map;
    int in = channels;
    for (int i = 0; i < EXTRAS.length; i++) {
      String name = "extra_" + i;
      ConvolutionUnit squeeze = ConvolutionUnit.pointwise(in, EXTRAS[i][0]).clipped();
      graph.addLayer(name + "_squeeze", i == 0 && data ? squeeze.onData() : squeeze, below);
      graph.addLayer(
          name + "_depthwise",
          ConvolutionUnit.depthwise(EXTRAS[i][0], 2).clipped(),
          name + "_squeeze");
      graph.addLayer(
          name,
          ConvolutionUnit.pointwise(EXTRAS[i][0], EXTRAS[i][1]).clipped(),
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
    graph.addVertex(OUTPUT, new MergeVertex(), all.toArray(String[]::new));
  }
}

package io.github.lossmith.trainer.detector;

import static java.util.Objects.requireNonNull;

import io.github.lossmith.trainer.experiment.DetectorSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;

/**
 * What a training step keeps in memory, counted from the detector's layers; to it libraries and
 * their working memory come.
 *
 * @param weights of the detector
 * @param outputs values of all layers' outputs for one image; they stay until the gradient is known
 * @param largest values of the largest of them
 */
public record Footprint(long weights, long outputs, long largest) {
  private static final long BYTES = Float.BYTES;

  /** Weights, their gradient, its sum over parts, Adam's two moments. */
  private static final int COPIES_OF_WEIGHTS = 5;

  /** Each output and, at worst, its gradient. */
  private static final int COPIES_OF_OUTPUTS = 2;

  /** A layer's gradients by its input and output, and both in the order that a library wants. */
  private static final int COPIES_OF_LARGEST = 4;

  /** Of a detector that is trained. */
  public static Footprint of(DetectorSettings settings, int scores) {
    return new Walk(settings, Detector.configuration(settings, scores)).footprint();
  }

  /** Bytes that do not depend on the batch. */
  public long fixedBytes() {
    return BYTES * COPIES_OF_WEIGHTS * weights;
  }

  /** Bytes that come with each image of a part. */
  public long imageBytes() {
    return BYTES * (COPIES_OF_OUTPUTS * outputs + COPIES_OF_LARGEST * largest);
  }

  /** Goes through a graph from its inputs on. */
  private static final class Walk {
    private final ComputationGraphConfiguration graph;
    private final Map<String, FeatureMap> maps = new HashMap<>();
    private long weights;
    private long outputs;
    private long largest;

    /** An output: side² · channels values. */
    private record FeatureMap(long side, long channels) {
      long values() {
        return side * side * channels;
      }
    }

    Walk(DetectorSettings settings, ComputationGraphConfiguration graph) {
      this.graph = graph;
      List<long[]> shapes = Detector.inputShapes(settings);
      for (int i = 0; i < shapes.size(); i++) {
        maps.put(
            graph.getNetworkInputs().get(i), new FeatureMap(shapes.get(i)[0], shapes.get(i)[2]));
      }
    }

    Footprint footprint() {
      graph.getVertices().keySet().forEach(this::map);
      return new Footprint(weights, outputs, largest);
    }

    private FeatureMap map(String name) {
      FeatureMap known = maps.get(name);
      if (known != null) {
        return known;
      }
      GraphVertex vertex = requireNonNull(graph.getVertices().get(name));
      FeatureMap below = map(requireNonNull(graph.getVertexInputs().get(name)).get(0));
      FeatureMap map = below;
      if (vertex instanceof LayerVertex layer
          && layer.getLayerConf().getLayer() instanceof ConvolutionUnit unit) {
        long side = (below.side() + unit.getStride() - 1) / unit.getStride();
        map = new FeatureMap(side, unit.getNOut());
        long kernel = (long) unit.getKernel() * unit.getKernel();
        weights += unit.getNOut() * (1 + kernel * (unit.isDepthwise() ? 1 : below.channels()));
      }
      maps.put(name, map);
      outputs += map.values();
      largest = Math.max(largest, map.values());
      return map;
    }
  }
}

package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.network.NetworkGraph;
import io.github.lossmith.trainer.network.NetworkNode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network as a DL4J graph. */
final class GraphLayers {
  private GraphLayers() {}

  /** Adds inputs and layers; outputs are left to the caller. */
  static void addTo(GraphBuilder graph, NetworkGraph network) {
    network.inputs().forEach(input -> graph.addInputs(input.name()));
    network.nodes().forEach(node -> add(graph, node));
  }

  private static void add(GraphBuilder graph, NetworkNode node) {
    String[] below = node.inputs().toArray(String[]::new);
    node.fold(
        convolution -> graph.addLayer(node.name(), new ConvolutionUnit(convolution.shape()), below),
        addition ->
            graph.addVertex(node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), below),
        concatenation -> graph.addVertex(node.name(), new MergeVertex(), below));
  }

  /** Sets pretrained weights in a network that contains the trunk. */
  static void put(KerasWeights weights, ComputationGraph network) {
    for (String name : weights.layers()) {
      ConvolutionUnitLayer layer = (ConvolutionUnitLayer) network.getLayer(name);
      write(layer, ConvolutionUnitParameters.WEIGHT, weights.kernel(name));
      write(layer, ConvolutionUnitParameters.BIAS, weights.bias(name));
    }
  }

  private static void write(ConvolutionUnitLayer layer, String key, float[] values) {
    if (layer.getParam(key).length() != values.length) {
      throw new IllegalArgumentException(key);
    }
    Floats.write(layer.getParam(key), 0, values, values.length);
  }
}

package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.network.DetectorNetwork;
import io.github.lossmith.trainer.network.NetworkGraph;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * MobileNetV2 as a fixed function from images to its two feature maps, a 16th and a 32nd of the
 * input's side. Not for use by several threads at once.
 */
public final class Trunk implements AutoCloseable {
  private final ComputationGraph network;
  private final int size;

  private Trunk(ComputationGraph network, int size) {
    this.network = network;
    this.size = size;
  }

  /**
   * The trunk of the given width multiplier for square inputs of {@code size} pixels.
   *
   * @param weights its weights, of the same width
   */
  public static Trunk of(double width, int size, KerasWeights weights) {
    NetworkGraph layers = DetectorNetwork.trunk(width, size);
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder();
    GraphLayers.addTo(graph, layers);
    ComputationGraphConfiguration configuration =
        graph.setOutputs(layers.outputs().toArray(String[]::new)).build();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    GraphLayers.put(weights, network);
    return new Trunk(network, size);
  }

  /**
   * The feature maps of some images.
   *
   * @param pixels [images, size, size, 3], red first, scaled to [-1, 1]
   * @return one array a map, [images, side, side, channels] flattened
   */
  public float[][] features(float[] pixels) {
    int images = pixels.length / (3 * size * size);
    INDArray input = Nd4j.createUninitialized(DataType.FLOAT, images, size, size, 3);
    Floats.write(input, 0, pixels, pixels.length);
    INDArray[] maps = network.output(input);
    float[][] values = new float[maps.length][];
    for (int i = 0; i < maps.length; i++) {
      values[i] = new float[(int) maps[i].length()];
      Floats.read(maps[i], 0, values[i], values[i].length);
    }
    input.close();
    return values;
  }

  @Override
  public void close() {
    network.close();
  }
}

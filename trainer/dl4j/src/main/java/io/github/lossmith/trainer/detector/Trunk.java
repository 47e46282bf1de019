package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import java.util.List;
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
  private final int[] channels;

  private Trunk(ComputationGraph network, int size, int[] channels) {
    this.network = network;
    this.size = size;
    this.channels = channels;
  }

  /**
   * The trunk of the given width multiplier for square inputs of {@code size} pixels.
   *
   * @param weights its weights, of the same width
   */
  public static Trunk of(double width, int size, KerasWeights weights) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("images");
    MobileNetV2.addTo(graph, "images", width);
    ComputationGraphConfiguration configuration =
        graph.setOutputs(MobileNetV2.TAPS.toArray(String[]::new)).build();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    weights.putInto(network);
    return new Trunk(network, size, MobileNetV2.channels(width));
  }

  /** Values of one image in each feature map. */
  public static List<Integer> lengths(double width, int size) {
    int[] channels = MobileNetV2.channels(width);
    int fine = half(half(half(half(size))));
    return List.of(fine * fine * channels[0], half(fine) * half(fine) * channels[1]);
  }

  private static int half(int side) {
    return (side + 1) / 2;
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

  /** Channels of the two maps. */
  public List<Integer> channels() {
    return List.of(channels[0], channels[1]);
  }

  @Override
  public void close() {
    network.close();
  }
}

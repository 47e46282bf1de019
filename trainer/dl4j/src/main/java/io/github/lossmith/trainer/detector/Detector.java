package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.loss.DetectionLoss;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * SSD-Lite on a trunk, with its Adam updater. A frozen trunk is not part of it: then the inputs are
 * the two feature maps. Not for use by several threads at once.
 */
public final class Detector implements AutoCloseable {
  private final ComputationGraph network;
  private final List<long[]> inputShapes;
  private final @Nullable DetectionLoss loss;

  private Detector(
      ComputationGraph network, List<long[]> inputShapes, @Nullable DetectionLoss loss) {
    this.network = network;
    this.inputShapes = inputShapes;
    this.loss = loss;
  }

  /**
   * A detector with its first weights.
   *
   * @param scores classes, background included
   * @param loss for training; null for a detector that only looks
   * @param trunk pretrained weights of a trunk that is fine-tuned
   */
  public static Detector create(
      DetectorSettings settings,
      int scores,
      @Nullable DetectionLoss loss,
      double learningRate,
      long seed,
      @Nullable KerasWeights trunk) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .miniBatch(false)
            .updater(new Adam(learningRate))
            .graphBuilder();
    connect(graph, settings, scores);
    if (loss == null) {
      graph.setOutputs(DetectionHeads.OUTPUT);
    } else {
      graph.addLayer("loss", new LossLayer.Builder(loss).build(), DetectionHeads.OUTPUT);
      graph.setOutputs("loss");
    }
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    InitialWeights.fill(network, seed);
    if (settings.backgroundPrior() > 0) {
      InitialWeights.expectBackground(network, scores, settings.backgroundPrior());
    }
    if (trunk != null) {
      trunk.putInto(network);
    }
    return new Detector(network, inputShapes(settings), loss);
  }

  /** The layers alone. */
  static ComputationGraphConfiguration configuration(DetectorSettings settings, int scores) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder();
    connect(graph, settings, scores);
    graph.setOutputs(DetectionHeads.OUTPUT);
    return graph.build();
  }

  private static void connect(GraphBuilder graph, DetectorSettings settings, int scores) {
    DetectionHeads heads = new DetectionHeads(graph, 2 + 2 * settings.ratios().size(), scores);
    switch (settings.trunk()) {
      case SMALL -> {
        graph.addInputs("images");
        SmallTrunk.addTo(graph, "images");
        for (int i = 0; i < SmallTrunk.TAPS.size(); i++) {
          heads.look(SmallTrunk.TAPS.get(i), SmallTrunk.channels()[i], false);
        }
      }
      case FINE_TUNED -> {
        graph.addInputs("images");
        MobileNetV2.addTo(graph, "images", settings.width());
        look(heads, settings, MobileNetV2.TAPS, false);
      }
      case FROZEN -> {
        List<String> inputs = List.of("fine", "coarse");
        graph.addInputs(inputs);
        look(heads, settings, inputs, true);
      }
    }
    heads.join();
  }

  /** Height, width and channels of each input. */
  static List<long[]> inputShapes(DetectorSettings settings) {
    int size = settings.size();
    if (settings.trunk() != TrunkMode.FROZEN) {
      return List.of(new long[] {size, size, 3});
    }
    List<Integer> maps = settings.maps();
    int[] channels = MobileNetV2.channels(settings.width());
    return List.of(
        new long[] {maps.get(0), maps.get(0), channels[0]},
        new long[] {maps.get(1), maps.get(1), channels[1]});
  }

  private static void look(
      DetectionHeads heads, DetectorSettings settings, List<String> taps, boolean data) {
    int[] channels = MobileNetV2.channels(settings.width());
    heads.look(taps.get(0), channels[0], data);
    heads.look(taps.get(1), channels[1], data);
    heads.extend(taps.get(1), channels[1], data);
  }

  /** Values of one image in each input. */
  public List<Integer> inputLengths() {
    return inputShapes.stream().map(shape -> (int) (shape[0] * shape[1] * shape[2])).toList();
  }

  /** Empty inputs for {@code images} images, to be filled and used again and again. */
  public INDArray[] inputs(int images) {
    return inputShapes.stream()
        .map(s -> Nd4j.createUninitialized(DataType.FLOAT, images, s[0], s[1], s[2]))
        .toArray(INDArray[]::new);
  }

  /** One step of Adam on a batch. */
  public void step(INDArray[] inputs, INDArray labels) {
    network.fit(inputs, new INDArray[] {labels});
  }

  /**
   * One step of Adam on a batch that is cut into {@code parts}, whose gradients add up to that of
   * the whole batch: the same step, up to rounding, in the memory of one part.
   *
   * @throws IllegalStateException if the detector only looks
   */
  public void step(INDArray[] inputs, INDArray labels, int parts) {
    if (loss == null) {
      throw new IllegalStateException("a detector without a loss does not learn");
    }
    if (parts == 1) {
      step(inputs, labels);
    } else {
      new AccumulatedStep(network, loss, inputs, labels).run(parts);
    }
  }

  /** What the detector says, [images, priors·scores + priors·4] flattened. */
  public float[] predict(INDArray[] inputs) {
    INDArray output = network.output(false, inputs)[0];
    float[] values = new float[(int) output.length()];
    Floats.read(output, 0, values, values.length);
    output.close();
    return values;
  }

  /** A copy of all weights. */
  public float[] weights() {
    return copy(network.params());
  }

  /** A copy of Adam's moments. */
  public float[] moments() {
    return copy(network.getUpdater().getStateViewArray());
  }

  private static float[] copy(INDArray array) {
    float[] values = new float[(int) array.length()];
    Floats.read(array, 0, values, values.length);
    return values;
  }

  /** Steps made so far. */
  public int steps() {
    return network.getIterationCount();
  }

  /**
   * Puts back what {@link #weights()}, {@link #moments()} and {@link #steps()} gave.
   *
   * @throws IllegalArgumentException if they are of another detector
   */
  public void restore(float[] weights, float[] moments, int steps) {
    restore(network.params(), weights);
    restore(network.getUpdater().getStateViewArray(), moments);
    network.getConfiguration().setIterationCount(steps);
  }

  private static void restore(INDArray array, float[] values) {
    if (array.length() != values.length) {
      throw new IllegalArgumentException(values.length + " values for " + array.length());
    }
    Floats.write(array, 0, values, values.length);
  }

  /** Number of weights. */
  public long size() {
    return network.numParams();
  }

  @Override
  public void close() {
    network.close();
  }
}

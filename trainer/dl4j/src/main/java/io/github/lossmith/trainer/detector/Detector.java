package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.loss.DetectionLoss;
import io.github.lossmith.trainer.network.DetectorNetwork;
import io.github.lossmith.trainer.network.NetworkGraph;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * SSD-Lite on a trunk, with its updater. A frozen trunk is not part of it: then the inputs are the
 * two feature maps. Not for use by several threads at once.
 */
public final class Detector implements AutoCloseable {
  private final ComputationGraph network;
  private final List<NetworkGraph.Input> inputs;
  private final @Nullable DetectionLoss loss;

  private Detector(
      ComputationGraph network, List<NetworkGraph.Input> inputs, @Nullable DetectionLoss loss) {
    this.network = network;
    this.inputs = inputs;
    this.loss = loss;
  }

  /**
   * A detector with its first weights.
   *
   * @param scores classes, background included
   * @param loss for training; null for a detector that is only evaluated
   * @param trunk pretrained weights of a trunk that is fine-tuned
   */
  public static Detector create(
      DetectorSettings settings,
      int scores,
      @Nullable DetectionLoss loss,
      double learningRate,
      long seed,
      @Nullable KerasWeights trunk) {
    return create(settings, scores, loss, new Adam(learningRate), seed, trunk);
  }

  /** The same with another rule than Adam with a constant learning rate. */
  public static Detector create(
      DetectorSettings settings,
      int scores,
      @Nullable DetectionLoss loss,
      IUpdater updater,
      long seed,
      @Nullable KerasWeights trunk) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .miniBatch(false)
            .updater(updater)
            .graphBuilder();
    NetworkGraph layers = DetectorNetwork.of(settings, scores);
    String[] outputs = layers.outputs().toArray(String[]::new);
    GraphLayers.addTo(graph, layers);
    if (loss == null) {
      graph.setOutputs(outputs);
    } else {
      graph.addLayer("loss", new LossLayer.Builder(loss).build(), outputs);
      graph.setOutputs("loss");
    }
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    InitialWeights.fill(network, seed);
    if (settings.backgroundPrior() > 0) {
      InitialWeights.expectBackground(network, scores, settings.backgroundPrior());
    }
    if (trunk != null) {
      GraphLayers.put(trunk, network);
    }
    return new Detector(network, layers.inputs(), loss);
  }

  /** What is trained; its layers are {@link ConvolutionUnitLayer}s. */
  ComputationGraph network() {
    return network;
  }

  /** Values of one image in each input. */
  public List<Integer> inputLengths() {
    return inputs.stream().map(NetworkGraph.Input::length).toList();
  }

  /** Empty inputs for {@code images} images, to be filled and used again and again. */
  public INDArray[] inputs(int images) {
    return inputs.stream()
        .map(
            input ->
                Nd4j.createUninitialized(
                    DataType.FLOAT, images, input.side(), input.side(), input.channels()))
        .toArray(INDArray[]::new);
  }

  /** One step on a batch. */
  public void step(INDArray[] inputs, INDArray labels) {
    network.fit(inputs, new INDArray[] {labels});
  }

  /**
   * One step on a batch that is split into {@code parts}, whose gradients add up to that of the
   * whole batch: the same step, up to rounding, in the memory of one part.
   *
   * @throws IllegalStateException if the detector has no loss
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

  /** The output of the detector, [images, priors·scores + priors·4] flattened. */
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

  /** A copy of what the updater keeps: Adam's moments, or the velocity of SGD. */
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
   * Restores the results of {@link #weights()}, {@link #moments()} and {@link #steps()}.
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

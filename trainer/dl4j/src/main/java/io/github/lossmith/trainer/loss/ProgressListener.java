package io.github.lossmith.trainer.loss;

import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Sets the training progress of every {@link CoefficientLoss} of a network, for designs that change
 * with the progress {@code t}, in a hundred steps.
 */
public final class ProgressListener extends BaseTrainingListener {
  /**
   * A new table takes 2 ms (docs/benchmarks.md), so a schedule costs 0.2 s; g is at most a
   * hundredth of the training late.
   */
  private static final int POINTS = 100;

  private final int iterations;

  /**
   * A listener for {@link MultiLayerNetwork#setListeners}.
   *
   * @param iterations of the whole training, at least 1; t is 1 from then on
   */
  public ProgressListener(int iterations) {
    if (iterations < 1) {
      throw new IllegalArgumentException(iterations + " iterations");
    }
    this.iterations = iterations;
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    long point = Math.min(POINTS, (iteration + 1L) * POINTS / iterations);
    double progress = point / (double) POINTS;
    for (Layer layer : layers(model)) {
      if (loss(layer).orElse(null) instanceof CoefficientLoss loss
          && loss.getProgress() != progress) {
        loss.setProgress(progress);
      }
    }
  }

  private static Layer[] layers(Model model) {
    if (model instanceof MultiLayerNetwork network) {
      return network.getLayers();
    }
    return model instanceof ComputationGraph graph ? graph.getLayers() : new Layer[0];
  }

  private static Optional<ILossFunction> loss(Layer layer) {
    org.deeplearning4j.nn.conf.layers.Layer settings = layer.conf().getLayer();
    if (settings instanceof BaseOutputLayer output) {
      return Optional.ofNullable(output.getLossFn());
    }
    if (settings instanceof LossLayer output) {
      return Optional.ofNullable(output.getLossFn());
    }
    if (settings instanceof RnnLossLayer output) {
      return Optional.ofNullable(output.getLossFn());
    }
    return settings instanceof CnnLossLayer output
        ? Optional.ofNullable(output.getLossFn())
        : Optional.empty();
  }
}

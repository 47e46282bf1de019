package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.loss.DetectionLoss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A step on a batch that is processed in parts, so that only one part's activations are in memory.
 * The parts' gradients add up to the whole batch's, up to rounding: normalisation is folded into
 * the convolutions, so images do not see each other, and what the loss needs of the whole batch is
 * known before a gradient is computed. Mining costs one more forward pass of each part; of two
 * negatives that are equally hard up to rounding, it may keep the other one.
 */
final class AccumulatedStep {
  private final ComputationGraph network;
  private final DetectionLoss loss;
  private final INDArray[] inputs;
  private final INDArray labels;

  AccumulatedStep(
      ComputationGraph network, DetectionLoss loss, INDArray[] inputs, INDArray labels) {
    this.network = network;
    this.loss = loss;
    this.inputs = inputs.clone();
    this.labels = labels;
  }

  /** Images of the batch from {@code first} to before {@code next}. */
  private record Part(int first, int next) {
    INDArray of(INDArray whole) {
      INDArrayIndex[] place = new INDArrayIndex[whole.rank()];
      Arrays.fill(place, NDArrayIndex.all());
      place[0] = NDArrayIndex.interval(first, next);
      return whole.get(place);
    }

    INDArray[] of(INDArray[] whole) {
      return Arrays.stream(whole).map(this::of).toArray(INDArray[]::new);
    }
  }

  /** Parts as equal as possible; at most as many as images. */
  private List<Part> cut(int wanted) {
    long images = labels.size(0);
    int parts = (int) Math.min(wanted, images);
    return IntStream.range(0, parts)
        .mapToObj(i -> new Part((int) (images * i / parts), (int) (images * (i + 1) / parts)))
        .toList();
  }

  void run(int wanted) {
    List<Part> parts = cut(wanted);
    loss.begin(labels);
    if (loss.isMined()) {
      parts.forEach(this::look);
      loss.mine();
    }
    try (INDArray sum = Nd4j.zeros(network.params().dataType(), network.numParams())) {
      for (Part part : parts) {
        sum.addi(gradient(part));
      }
      descend(sum);
    }
  }

  private void look(Part part) {
    try (INDArray output = network.output(false, part.of(inputs))[0]) {
      loss.look(output, part.of(labels), part.first());
    }
  }

  /** A view; valid until the next pass. */
  private INDArray gradient(Part part) {
    loss.part(part.first());
    network.setInputs(part.of(inputs));
    network.setLabels(part.of(labels));
    network.computeGradientAndScore();
    return gradients();
  }

  private INDArray gradients() {
    return network.getGradientsViewArray().reshape(network.numParams());
  }

  /** The same update as DL4J's fit. */
  private void descend(INDArray sum) {
    gradients().assign(sum);
    network
        .getUpdater()
        .update(
            network.gradient(),
            network.getIterationCount(),
            network.getEpochCount(),
            (int) labels.size(0),
            LayerWorkspaceMgr.noWorkspaces());
    network.params().reshape(network.numParams()).subi(gradients());
    network.getConfiguration().setIterationCount(network.getIterationCount() + 1);
    network.clear();
  }
}

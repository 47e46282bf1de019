package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.trainer.engine.Footprint;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.network.DetectorNetwork;
import io.github.lossmith.trainer.network.NetworkSize;

/** The memory of a step of PyTorch in float32, counted from the layers; not measured. */
final class TorchFootprint {
  /** Weights, their gradient, Adam's two moments, and the update before it is applied. */
  private static final int COPIES_OF_WEIGHTS = 5;

  /** Each convolution's output, its ReLU6, and the padded copy that the next one is applied to. */
  private static final int COPIES_OF_OUTPUTS = 3;

  /** A layer's gradients by its input and output, and what cuDNN works in. */
  private static final int COPIES_OF_LARGEST = 4;

  /** VOC's 20 classes and the background: the classes are known only after the images are read. */
  private static final int USUAL_SCORES = 21;

  private TorchFootprint() {}

  static Footprint of(Experiment experiment) {
    int scores = Math.max(USUAL_SCORES, experiment.data().classes().size() + 1);
    NetworkSize size = DetectorNetwork.of(experiment.detector(), scores).size();
    return new Footprint(
        (long) Float.BYTES * COPIES_OF_WEIGHTS * size.weights(),
        Float.BYTES * (COPIES_OF_OUTPUTS * size.outputs() + COPIES_OF_LARGEST * size.largest()));
  }
}

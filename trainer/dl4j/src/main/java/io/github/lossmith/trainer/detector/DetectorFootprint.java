package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.engine.Footprint;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.network.DetectorNetwork;
import io.github.lossmith.trainer.network.NetworkSize;

/** The memory of a step of DL4J, counted from the layers; loads no class of DL4J. */
public final class DetectorFootprint {
  /** Weights, their gradient, its sum over parts, Adam's two moments. */
  private static final int COPIES_OF_WEIGHTS = 5;

  /** Each output and, at worst, its gradient; they stay until the gradient is known. */
  private static final int COPIES_OF_OUTPUTS = 2;

  /** A layer's gradients by its input and output, and both in the order that a library wants. */
  private static final int COPIES_OF_LARGEST = 4;

  /** VOC's 20 classes and the background: the classes are known only after the images are read. */
  private static final int USUAL_SCORES = 21;

  private DetectorFootprint() {}

  /** The footprint of an experiment, with at least the classes of VOC. */
  public static Footprint of(Experiment experiment) {
    int scores = Math.max(USUAL_SCORES, experiment.data().classes().size() + 1);
    return of(DetectorNetwork.of(experiment.detector(), scores).size());
  }

  static Footprint of(NetworkSize size) {
    return new Footprint(
        (long) Float.BYTES * COPIES_OF_WEIGHTS * size.weights(),
        Float.BYTES * (COPIES_OF_OUTPUTS * size.outputs() + COPIES_OF_LARGEST * size.largest()));
  }
}

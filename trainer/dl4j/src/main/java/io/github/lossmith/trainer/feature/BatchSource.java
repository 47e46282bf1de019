package io.github.lossmith.trainer.feature;

import io.github.lossmith.designer.problem.Outcome;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fills the detector's inputs and labels. */
public interface BatchSource extends AutoCloseable {
  /**
   * A training batch.
   *
   * @param step counted from 0
   * @param inputs as {@link io.github.lossmith.trainer.detector.Detector#inputs} made them
   * @param labels [images, priors·5]
   * @return the indices of the images; a problem if an image cannot be read
   */
  Outcome<int[]> train(int step, INDArray[] inputs, INDArray labels);

  /**
   * Test images from {@code first} on, as many as the inputs hold, padded with the last one.
   *
   * @return the number of images that are really there
   */
  Outcome<Integer> test(int first, INDArray[] inputs);

  @Override
  void close();
}

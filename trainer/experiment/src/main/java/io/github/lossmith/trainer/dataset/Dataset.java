package io.github.lossmith.trainer.dataset;

import java.util.List;

/**
 * Images to train or test on.
 *
 * @param classes the class names; label k stands for {@code classes.get(k - 1)}, 0 for background
 * @param samples in the order of the split files
 * @param skippedBoxes how many boxes were left out because they are empty, inverted or outside
 */
public record Dataset(List<String> classes, List<Sample> samples, int skippedBoxes) {
  public Dataset {
    classes = List.copyOf(classes);
    samples = List.copyOf(samples);
  }

  /** The name of the class {@code label}, from 1. */
  public String name(int label) {
    return classes.get(label - 1);
  }
}

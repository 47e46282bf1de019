package io.github.lossmith.trainer.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** Objects to train on of each class, in the order of the classes; 0 where there is none. */
  public Map<String, Long> objectCounts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    classes.forEach(name -> counts.put(name, 0L));
    for (Sample sample : samples) {
      sample.trainable().forEach(object -> counts.merge(name(object.label()), 1L, Long::sum));
    }
    return counts;
  }
}

package io.github.lossmith.trainer.metric;

import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import java.util.ArrayList;
import java.util.List;

/**
 * Average precision class by class and its mean.
 *
 * @param mean over the classes that have an object to find, in [0, 1]; NaN if none has
 * @param classes in the order of their labels
 */
public record MeanAveragePrecision(double mean, List<ClassPrecision> classes) {
  public MeanAveragePrecision {
    classes = List.copyOf(classes);
  }

  /**
   * Compares detections with the truth.
   *
   * @param names of the classes; label k is {@code names.get(k - 1)}
   * @param truth the objects, image by image
   * @param found the detections of the same images, in the same unit; equal scores keep this order
   * @throws IllegalArgumentException if there are not as many images in both
   */
  public static MeanAveragePrecision of(
      List<String> names,
      List<List<LabelledBox>> truth,
      List<List<Detection>> found,
      MetricSettings settings) {
    if (truth.size() != found.size()) {
      throw new IllegalArgumentException(truth.size() + " images, detections " + found.size());
    }
    List<ReportedBox> boxes = new ArrayList<>();
    for (int image = 0; image < found.size(); image++) {
      for (Detection detection : found.get(image)) {
        boxes.add(new ReportedBox(image, detection));
      }
    }
    return ofReported(names, truth, boxes, settings);
  }

  /**
   * The precision as {@link #of} computes it, with the detections of all images in one list, in the
   * order of equal scores.
   */
  public static MeanAveragePrecision ofReported(
      List<String> names,
      List<List<LabelledBox>> truth,
      List<ReportedBox> found,
      MetricSettings settings) {
    List<List<ReportedBox>> ofLabels = new ArrayList<>();
    names.forEach(name -> ofLabels.add(new ArrayList<>()));
    for (ReportedBox one : found) {
      ofLabels.get(one.detection().label() - 1).add(one);
    }
    List<ClassPrecision> classes = new ArrayList<>();
    for (int label = 1; label <= names.size(); label++) {
      classes.add(
          AveragePrecision.of(
              names.get(label - 1), label, truth, ofLabels.get(label - 1), settings));
    }
    double mean =
        classes.stream()
            .filter(one -> one.objects() > 0)
            .mapToDouble(ClassPrecision::averagePrecision)
            .average()
            .orElse(Double.NaN);
    return new MeanAveragePrecision(mean, classes);
  }
}

package io.github.lossmith.trainer.metric;

import io.github.lossmith.trainer.box.LabelledBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Average precision of one class over a set of images, after the algorithm of the Pascal VOC
 * devkit.
 *
 * <p>Detections are taken in falling order of score; equal scores stay in the order given. Each
 * goes to the object of its class on its image that it overlaps most, the first of equals, taken or
 * not. Overlapping enough, it finds the object; or is a false positive if the object was found
 * before; or is not counted if the object is difficult. Overlapping less, it is a false positive.
 */
final class AveragePrecision {
  private final List<List<LabelledBox>> truth;
  private final MetricSettings settings;
  private final int label;
  private final List<boolean[]> taken = new ArrayList<>();

  private AveragePrecision(List<List<LabelledBox>> truth, int label, MetricSettings settings) {
    this.truth = truth.stream().map(objects -> ofClass(objects, label)).toList();
    this.label = label;
    this.settings = settings;
    this.truth.forEach(objects -> taken.add(new boolean[objects.size()]));
  }

  /** The precision of the class {@code label}; {@code truth} goes image by image. */
  static ClassPrecision of(
      String name,
      int label,
      List<List<LabelledBox>> truth,
      List<ReportedBox> found,
      MetricSettings settings) {
    return new AveragePrecision(truth, label, settings).evaluate(name, found);
  }

  private static List<LabelledBox> ofClass(List<LabelledBox> objects, int label) {
    return objects.stream().filter(object -> object.label() == label).toList();
  }

  private ClassPrecision evaluate(String name, List<ReportedBox> found) {
    List<ReportedBox> candidates = candidates(found);
    int objects = (int) truth.stream().flatMap(List::stream).filter(o -> !o.difficult()).count();
    double[] recall = new double[candidates.size()];
    double[] precision = new double[candidates.size()];
    int hits = 0;
    int counted = 0;
    for (ReportedBox candidate : candidates) {
      Verdict verdict = judge(candidate);
      if (verdict != Verdict.NOT_COUNTED) {
        hits += verdict == Verdict.HIT ? 1 : 0;
        recall[counted] = (double) hits / objects;
        counted++;
        precision[counted - 1] = (double) hits / counted;
      }
    }
    double average = objects == 0 ? Double.NaN : average(recall, precision, counted);
    return new ClassPrecision(name, objects, candidates.size(), hits, average);
  }

  private double average(double[] recall, double[] precision, int counted) {
    return settings
        .interpolation()
        .average(Arrays.copyOf(recall, counted), Arrays.copyOf(precision, counted));
  }

  private List<ReportedBox> candidates(List<ReportedBox> found) {
    return found.stream()
        .filter(reported -> reported.detection().label() == label)
        .sorted(Comparator.comparingDouble(AveragePrecision::score).reversed())
        .toList();
  }

  private static double score(ReportedBox reported) {
    return reported.detection().score();
  }

  private enum Verdict {
    HIT,
    FALSE_POSITIVE,
    NOT_COUNTED
  }

  private Verdict judge(ReportedBox candidate) {
    List<LabelledBox> objects = truth.get(candidate.image());
    double best = 0;
    int at = -1;
    for (int i = 0; i < objects.size(); i++) {
      double overlap =
          settings.convention().overlap(candidate.detection().box(), objects.get(i).box());
      if (overlap > best) {
        best = overlap;
        at = i;
      }
    }
    if (at < 0 || best < settings.overlap()) {
      return Verdict.FALSE_POSITIVE;
    }
    if (objects.get(at).difficult()) {
      return Verdict.NOT_COUNTED;
    }
    boolean[] images = taken.get(candidate.image());
    if (images[at]) {
      return Verdict.FALSE_POSITIVE;
    }
    images[at] = true;
    return Verdict.HIT;
  }
}

package io.github.lossmith.trainer.metric;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.voc.RelativeBoxes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the four numbers of detections are, where they are plainly not corners in pixels. Looked at
 * are the best detections, as many as there are objects: of those of a poor detector few overlap an
 * object in whatever order they are read, so that two numbers tell what was written.
 */
enum BoxReading {
  CORNERS("xmin ymin xmax ymax") {
    @Override
    ObjectBox read(ObjectBox written) {
      return written;
    }
  },
  SIZES("x y width height") {
    @Override
    ObjectBox read(ObjectBox w) {
      return new ObjectBox(w.xmin(), w.ymin(), w.xmin() + w.xmax(), w.ymin() + w.ymax());
    }
  },
  CENTRES("centre-x centre-y width height") {
    @Override
    ObjectBox read(ObjectBox w) {
      double halfWidth = w.xmax() / 2;
      double halfHeight = w.ymax() / 2;
      return new ObjectBox(
          w.xmin() - halfWidth, w.ymin() - halfHeight, w.xmin() + halfWidth, w.ymin() + halfHeight);
    }
  },
  ROWS_FIRST("ymin xmin ymax xmax") {
    @Override
    ObjectBox read(ObjectBox w) {
      return new ObjectBox(
          /* xmin= */ w.ymin(), /* ymin= */ w.xmin(), /* xmax= */ w.ymax(), /* ymax= */ w.xmax());
    }
  },
  LAST_CORNER_FIRST("xmax ymax xmin ymin") {
    @Override
    ObjectBox read(ObjectBox w) {
      return new ObjectBox(
          /* xmin= */ w.xmax(), /* ymin= */ w.ymax(), /* xmax= */ w.xmin(), /* ymax= */ w.ymin());
    }
  };

  /** The IoU of the VOC devkit. */
  private static final double OVERLAP = 0.5;

  /** Smallest fraction of the best detections that fits another reading. */
  private static final double MANY = 0.5;

  /** Largest fraction of the best detections that fits this reading; see docs/data.md. */
  private static final double FEW = 0.1;

  private final String order;

  BoxReading(String order) {
    this.order = order;
  }

  /** The box in corners. */
  abstract ObjectBox read(ObjectBox written);

  /** The line that refuses boxes which are plainly something else; empty where they are not. */
  static Optional<Problem> problem(List<ReportedBox> found, List<List<LabelledBox>> truth) {
    if (areShares(found, truth)) {
      return Optional.of(Problem.of("trainer.metric.shares", found.size()));
    }
    int objects = truth.stream().mapToInt(List::size).sum();
    List<ReportedBox> best =
        found.stream()
            .sorted(Comparator.comparingDouble(BoxReading::score).reversed())
            .limit(objects)
            .toList();
    long corners = CORNERS.matches(best, truth);
    if (corners > FEW * best.size()) {
      return Optional.empty();
    }
    for (BoxReading reading : values()) {
      long matches = reading.matches(best, truth);
      if (matches > 0 && matches >= MANY * best.size()) {
        return Optional.of(
            Problem.of("trainer.metric.order", reading.order, matches, best.size(), corners));
      }
    }
    return Optional.empty();
  }

  private static double score(ReportedBox box) {
    return box.detection().score();
  }

  /** Numbers from 0 to 1, not all whole, while the objects are larger. */
  private static boolean areShares(List<ReportedBox> found, List<List<LabelledBox>> truth) {
    double largest =
        truth.stream()
            .flatMap(List::stream)
            .mapToDouble(object -> Math.max(object.box().xmax(), object.box().ymax()))
            .max()
            .orElse(0);
    return largest > 2
        && RelativeBoxes.areAll(found.stream().map(one -> one.detection().box()).toList());
  }

  private long matches(List<ReportedBox> best, List<List<LabelledBox>> truth) {
    return best.stream().filter(one -> hits(one, truth.get(one.image()))).count();
  }

  private boolean hits(ReportedBox one, List<LabelledBox> objects) {
    ObjectBox box = read(one.detection().box());
    return objects.stream()
        .filter(object -> object.label() == one.detection().label())
        .anyMatch(object -> BoxConvention.INCLUSIVE_PIXELS.overlap(box, object.box()) >= OVERLAP);
  }
}

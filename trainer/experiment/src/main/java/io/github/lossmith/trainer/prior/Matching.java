package io.github.lossmith.trainer.prior;

import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import java.util.List;

/**
 * Assigns an object to each prior: the one it overlaps most, if their IoU is at least 0.5; and each
 * object takes its best prior whatever the IoU, the later object where two want the same one. Of
 * equal overlaps the first wins. IoU is computed in single precision on the prior as it is, also
 * where it reaches out of the image.
 */
public final class Matching {
  /** The IoU from which a prior is matched. */
  public static final float THRESHOLD = 0.5f;

  private Matching() {}

  /**
   * Matches one image.
   *
   * @param priors the priors
   * @param objects the objects to train on, boxes in pixels, proper
   * @param width of the image, pixels
   * @param height of the image, pixels
   */
  public static PriorMatch match(Priors priors, List<LabelledBox> objects, int width, int height) {
    float[] boxes = new float[4 * objects.size()];
    int[] labels = new int[objects.size()];
    for (int i = 0; i < labels.length; i++) {
      ObjectBox box = objects.get(i).box().scaled(1.0 / width, 1.0 / height);
      boxes[4 * i] = (float) box.xmin();
      boxes[4 * i + 1] = (float) box.ymin();
      boxes[4 * i + 2] = (float) box.xmax();
      boxes[4 * i + 3] = (float) box.ymax();
      labels[i] = objects.get(i).label();
    }
    return match(priors, boxes, labels);
  }

  /**
   * Matches one image.
   *
   * @param boxes [objects x 4] corners as fractions of the image, of positive width and height
   * @param labels [objects] classes, from 1
   */
  public static PriorMatch match(Priors priors, float[] boxes, int[] labels) {
    int count = priors.count();
    float[] best = new float[count];
    int[] object = new int[count];
    float[] bestOverlaps = new float[labels.length];
    int[] bestPriors = new int[labels.length];
    for (int j = 0; j < labels.length; j++) {
      bestPriors[j] = overlap(priors.sharedCorners(), boxes, j, best, object, bestOverlaps);
    }
    for (int j = 0; j < labels.length; j++) {
      if (bestOverlaps[j] > 0) {
        best[bestPriors[j]] = 2;
        object[bestPriors[j]] = j;
      }
    }
    return code(priors, boxes, labels, best, object, bestOverlaps);
  }

  /** Overlaps object j with every prior, keeps what is better, and gives the object's prior. */
  private static int overlap(
      float[] priors, float[] boxes, int j, float[] best, int[] object, float[] bestOverlaps) {
    float left = boxes[4 * j];
    float top = boxes[4 * j + 1];
    float right = boxes[4 * j + 2];
    float bottom = boxes[4 * j + 3];
    float area = (right - left) * (bottom - top);
    float record = 0;
    int recordAt = 0;
    for (int i = 0, p = 0; i < best.length; i++, p += 4) {
      float width = Math.min(priors[p + 2], right) - Math.max(priors[p], left);
      float height = Math.min(priors[p + 3], bottom) - Math.max(priors[p + 1], top);
      if (width <= 0 || height <= 0) {
        continue;
      }
      float common = width * height;
      float own = (priors[p + 2] - priors[p]) * (priors[p + 3] - priors[p + 1]);
      float iou = common / (own + area - common);
      if (iou > best[i]) {
        best[i] = iou;
        object[i] = j;
      }
      if (iou > record) {
        record = iou;
        recordAt = i;
      }
    }
    bestOverlaps[j] = record;
    return recordAt;
  }

  private static PriorMatch code(
      Priors priors,
      float[] boxes,
      int[] labels,
      float[] best,
      int[] object,
      float[] bestOverlaps) {
    int[] wanted = new int[best.length];
    float[] offsets = new float[4 * best.length];
    for (int i = 0; i < best.length; i++) {
      if (best[i] >= THRESHOLD) {
        wanted[i] = labels[object[i]];
        BoxCoding.encode(boxes, 4 * object[i], priors, i, offsets, 4 * i);
      }
    }
    return new PriorMatch(wanted, offsets, bestOverlaps);
  }
}

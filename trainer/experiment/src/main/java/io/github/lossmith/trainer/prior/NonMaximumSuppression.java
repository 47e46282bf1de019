package io.github.lossmith.trainer.prior;

import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.ObjectBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Selects the detections of an image from the outputs of its priors: class by class, the best
 * first, each suppressing others that overlap it by more than the threshold; then the best of all
 * classes.
 *
 * @param minimumScore only boxes with a higher score are looked at
 * @param overlap IoU above which the lower of two boxes of a class goes
 * @param limit at most so many detections an image
 */
public record NonMaximumSuppression(float minimumScore, float overlap, int limit) {
  /** Score above 0.01, IoU 0.45, at most 200 detections. */
  public static final NonMaximumSuppression USUAL = new NonMaximumSuppression(0.01f, 0.45f, 200);

  /**
   * The detections of one image, best first; equal scores by class, then by prior.
   *
   * @param scores [priors x columns] from {@code scoresAt}; column 0 is the background and is not
   *     looked at, column k is the class k. NaN counts as no detection.
   * @param columns number of classes + 1
   * @param boxes [priors x 4] corners from {@code boxesAt}, fractions of the image
   */
  public List<Detection> detections(
      float[] scores, int scoresAt, int columns, float[] boxes, int boxesAt, int priors) {
    List<Detection> found = new ArrayList<>();
    long[] order = new long[priors];
    for (int label = 1; label < columns; label++) {
      int count = candidates(scores, scoresAt + label, columns, order);
      Arrays.sort(order, 0, count);
      suppress(label, order, count, boxes, boxesAt, found);
    }
    found.sort(Comparator.comparingDouble(Detection::score).reversed());
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  /** Sort keys: the falling score in the high half, the prior in the low half. */
  private int candidates(float[] scores, int at, int columns, long[] order) {
    int count = 0;
    for (int i = 0, s = at; i < order.length; i++, s += columns) {
      if (scores[s] > minimumScore) {
        long falling = (long) Integer.MAX_VALUE - Float.floatToIntBits(scores[s]);
        order[count++] = falling << 32 | i;
      }
    }
    return count;
  }

  private void suppress(
      int label, long[] order, int count, float[] boxes, int at, List<Detection> found) {
    float[] kept = new float[5 * Math.min(count, limit)];
    int size = 0;
    for (int i = 0; i < count && size < kept.length; i++) {
      int box = at + 4 * (int) order[i];
      float area = area(boxes, box);
      if (isFree(boxes, box, area, kept, size)) {
        System.arraycopy(boxes, box, kept, size, 4);
        kept[size + 4] = area;
        size += 5;
        float score = Float.intBitsToFloat(Integer.MAX_VALUE - (int) (order[i] >>> 32));
        found.add(new Detection(label, score, box(boxes, box)));
      }
    }
  }

  private boolean isFree(float[] boxes, int box, float area, float[] kept, int size) {
    for (int k = 0; k < size; k += 5) {
      float width = Math.min(boxes[box + 2], kept[k + 2]) - Math.max(boxes[box], kept[k]);
      float height = Math.min(boxes[box + 3], kept[k + 3]) - Math.max(boxes[box + 1], kept[k + 1]);
      if (width > 0 && height > 0) {
        float common = width * height;
        if (common / (area + kept[k + 4] - common) > overlap) {
          return false;
        }
      }
    }
    return true;
  }

  private static float area(float[] boxes, int box) {
    return (boxes[box + 2] - boxes[box]) * (boxes[box + 3] - boxes[box + 1]);
  }

  private static ObjectBox box(float[] boxes, int box) {
    return new ObjectBox(boxes[box], boxes[box + 1], boxes[box + 2], boxes[box + 3]);
  }
}

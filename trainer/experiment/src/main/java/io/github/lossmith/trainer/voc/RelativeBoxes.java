package io.github.lossmith.trainer.voc;

import io.github.lossmith.trainer.box.ObjectBox;
import java.util.Collection;

/** Boxes that are clearly relative to their images, where Pascal VOC has pixels. */
public final class RelativeBoxes {
  /** Tools let relative boxes extend beyond the image a little. */
  private static final double LEAST = -0.5;

  /** Largest coordinate, as far beyond 1 as {@link #LEAST} is below 0. */
  private static final double MOST = 1.5;

  private RelativeBoxes() {}

  /**
   * True if there are boxes, all of their corners lie between 0 and 1 or a little outside, and not
   * all are whole numbers. Boxes that lack a number do not count.
   */
  public static boolean areAll(Collection<ObjectBox> boxes) {
    boolean fractions = false;
    for (ObjectBox box : boxes) {
      double least = Math.min(Math.min(box.xmin(), box.ymin()), Math.min(box.xmax(), box.ymax()));
      double most = Math.max(Math.max(box.xmin(), box.ymin()), Math.max(box.xmax(), box.ymax()));
      if (least < LEAST || most > MOST) {
        return false;
      }
      boolean whole = box.xmax() == Math.rint(box.xmax()) && box.ymax() == Math.rint(box.ymax());
      fractions |= Double.isFinite(least) && Double.isFinite(most) && !whole;
    }
    return fractions;
  }
}

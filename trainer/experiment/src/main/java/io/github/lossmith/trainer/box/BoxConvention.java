package io.github.lossmith.trainer.box;

/** The meaning of a box's corners, which determines its width. */
public enum BoxConvention {
  /** Corners are points of the plane: the width is xmax - xmin. */
  CONTINUOUS(0),
  /** Corners are the first and the last pixel inside, as in Pascal VOC: xmax - xmin + 1. */
  INCLUSIVE_PIXELS(1);

  private final double extra;

  BoxConvention(double extra) {
    this.extra = extra;
  }

  /**
   * Area of the intersection over area of the union, in [0, 1]; 0 where the boxes do not overlap,
   * which an inverted box never does.
   */
  public double overlap(ObjectBox a, ObjectBox b) {
    double width = Math.min(a.xmax(), b.xmax()) - Math.max(a.xmin(), b.xmin()) + extra;
    double height = Math.min(a.ymax(), b.ymax()) - Math.max(a.ymin(), b.ymin()) + extra;
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double common = width * height;
    return common / (area(a) + area(b) - common);
  }

  private double area(ObjectBox box) {
    return (box.width() + extra) * (box.height() + extra);
  }
}

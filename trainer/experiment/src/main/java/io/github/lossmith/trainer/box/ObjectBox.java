package io.github.lossmith.trainer.box;

/**
 * A rectangle with sides along the axes, x to the right and y down.
 *
 * <p>The unit is the caller's: pixels as an annotation file writes them, or fractions of the
 * image's width and height. A box may be inverted or empty, as files have them; see {@link
 * #isProper()}.
 */
public record ObjectBox(double xmin, double ymin, double xmax, double ymax) {
  /** Right minus left; negative when inverted. */
  public double width() {
    return xmax - xmin;
  }

  /** Bottom minus top; negative when inverted. */
  public double height() {
    return ymax - ymin;
  }

  /** True when the box has finite corners, a positive width and a positive height. */
  public boolean isProper() {
    return Double.isFinite(xmin)
        && Double.isFinite(ymin)
        && Double.isFinite(xmax)
        && Double.isFinite(ymax)
        && width() > 0
        && height() > 0;
  }

  /** The box in other units: x times {@code horizontal}, y times {@code vertical}. */
  public ObjectBox scaled(double horizontal, double vertical) {
    return new ObjectBox(xmin * horizontal, ymin * vertical, xmax * horizontal, ymax * vertical);
  }

  /** The part of the box inside [0, right] x [0, bottom]; inverted when nothing is. */
  public ObjectBox clippedTo(double right, double bottom) {
    return new ObjectBox(
        Math.max(0, xmin), Math.max(0, ymin), Math.min(right, xmax), Math.min(bottom, ymax));
  }
}

package io.github.lossmith.trainer.voc;

import io.github.lossmith.trainer.box.ObjectBox;
import java.util.Optional;

/** The faults of an annotated box. */
public enum BoxFault {
  /** A corner is missing or no finite number. */
  NO_NUMBER(true),
  /** Right is left of left, or bottom above top. */
  INVERTED(true),
  /** Width or height is 0. */
  EMPTY(true),
  /** No part of it is on the image. */
  OUTSIDE(true),
  /** It lies partly outside the image; a run clips it. */
  REACHES_OUT(false);

  private final boolean skipped;

  BoxFault(boolean skipped) {
    this.skipped = skipped;
  }

  /** Whether a run ignores such a box. */
  public boolean isSkipped() {
    return skipped;
  }

  /** The worst fault of a box on an image of that size, pixels. */
  public static Optional<BoxFault> of(ObjectBox box, int width, int height) {
    if (!Double.isFinite(box.width()) || !Double.isFinite(box.height())) {
      return Optional.of(NO_NUMBER);
    }
    if (box.width() < 0 || box.height() < 0) {
      return Optional.of(INVERTED);
    }
    if (box.width() == 0 || box.height() == 0) {
      return Optional.of(EMPTY);
    }
    ObjectBox inside = box.clippedTo(width, height);
    if (!inside.isProper()) {
      return Optional.of(OUTSIDE);
    }
    return inside.equals(box) ? Optional.empty() : Optional.of(REACHES_OUT);
  }
}

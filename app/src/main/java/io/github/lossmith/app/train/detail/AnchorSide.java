package io.github.lossmith.app.train.detail;

import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.ProbabilityHistogram.Bin;

/** Which anchors the view of p_t shows. */
public enum AnchorSide {
  BOTH,
  OBJECTS,
  BACKGROUND;

  /** How many of them lie in a bin. */
  long anchors(Bin bin) {
    return switch (this) {
      case BOTH -> bin.anchors();
      case OBJECTS -> bin.objects();
      case BACKGROUND -> bin.backgrounds();
    };
  }

  /** What they have of the gradient of a bin; NaN where the run does not tell. */
  double gradient(Bin bin) {
    return switch (this) {
      case BOTH -> bin.gradient();
      case OBJECTS -> bin.objectGradient();
      case BACKGROUND -> bin.backgroundGradient();
    };
  }

  /** Whether the run tells the gradient of this side. */
  boolean isToldBy(ProbabilityHistogram bins) {
    return bins.bins().stream().noneMatch(bin -> Double.isNaN(gradient(bin)));
  }
}

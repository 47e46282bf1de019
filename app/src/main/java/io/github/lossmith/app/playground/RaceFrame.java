package io.github.lossmith.app.playground;

import io.github.lossmith.designer.playground.LearnerMeasures;
import java.util.List;

/**
 * What is seen at one moment.
 *
 * @param steps of each loss
 * @param lanes the losses in their order
 */
record RaceFrame(long steps, List<Seen> lanes) {
  static final RaceFrame NONE = new RaceFrame(0, List.of());

  /** Copies the list. */
  RaceFrame {
    lanes = List.copyOf(lanes);
  }

  /**
   * One loss at that moment.
   *
   * @param lost whether its gradient was no number in some step
   */
  record Seen(RaceLane lane, LearnerMeasures measures, BoundaryPicture picture, boolean lost) {}
}

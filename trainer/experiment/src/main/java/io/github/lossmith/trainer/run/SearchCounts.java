package io.github.lossmith.trainer.run;

import java.util.OptionalDouble;

/**
 * How far a search is, for its row in a list.
 *
 * @param generation that was proposed last; 0 before the first
 * @param generations at most
 * @param trained candidates
 * @param rejected candidates
 * @param best difference in mAP to the baseline of the best candidate
 */
public record SearchCounts(
    Stage stage, int generation, int generations, int trained, int rejected, OptionalDouble best) {
  /** What a search is about. */
  public enum Stage {
    /** Candidates are told apart on the validation images. */
    VALIDATION,
    /** The best one and the baseline are trained under fresh seeds and tested, once. */
    TEST,
    /** The verdict is known, or there is none to come. */
    ENDED
  }

  /** Whether nothing is left to train. */
  public boolean isEnded() {
    return stage == Stage.ENDED;
  }
}

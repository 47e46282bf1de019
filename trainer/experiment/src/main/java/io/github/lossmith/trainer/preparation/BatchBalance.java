package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.Design;

/**
 * How many examples of the last batches were hard, easy and objects: sums in which each batch
 * counts {@value #KEPT} times as much as the one after it, so that they are about those of the last
 * ten batches. Immutable; all zero before the first batch.
 *
 * @param hard examples with p_t below 1/2
 * @param easy the others
 * @param objects those that are no background, hard or easy
 */
public record BatchBalance(double hard, double easy, double objects) {
  /** Nothing seen yet. */
  public static final BatchBalance NONE = new BatchBalance(0, 0, 0);

  /** 1/(1 - 0.9): ten batches; the ratio then trembles by a third of what one batch does. */
  private static final double KEPT = 0.9;

  /**
   * Values for each factor of ten at which coefficients are tabulated: 7 % apart, so that a
   * coefficient is at most 4 % of the ratio late, and a training meets some dozens.
   */
  private static final int VALUES_A_DECADE = 32;

  /** The balance with one batch more. */
  public BatchBalance with(long hardSeen, long easySeen, long objectsSeen) {
    return new BatchBalance(
        KEPT * hard + hardSeen, KEPT * easy + easySeen, KEPT * objects + objectsSeen);
  }

  /** The smoothed value of a letter, bounded; its usual value before the first batch. */
  public double of(BatchLetter letter) {
    return letter.bounded(
        switch (letter) {
          case RATIO -> hard / easy;
          case POSITIVES -> objects / (hard + easy);
        });
  }

  /** The value of the grid that is nearest to {@link #of}: a whole power of 10^(1/32). */
  public double onGrid(BatchLetter letter) {
    return letter.bounded(Math.pow(10, Math.rint(place(letter)) / VALUES_A_DECADE));
  }

  private double place(BatchLetter letter) {
    return VALUES_A_DECADE * Math.log10(of(letter));
  }

  /** The design with the letters of the batch as they are now, on the grid. */
  public Design in(Design design) {
    Design changed = design;
    for (BatchLetter letter : design.batchLetters()) {
      changed = changed.withParameter(letter.letter(), onGrid(letter));
    }
    return changed;
  }
}

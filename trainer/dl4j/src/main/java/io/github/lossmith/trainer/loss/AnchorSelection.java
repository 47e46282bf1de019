package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.design.Normalisation;

/**
 * The selection and normalisation of anchors.
 *
 * @param normalisation what the sum is divided by
 * @param background the class that counts as negative, or -1: every anchor is positive
 * @param easyPerHard negatives kept for each positive, the hardest ones; 0: all are kept
 * @param rowsPerAnchor rows that make up one anchor, for {@link Normalisation#ALL}
 */
record AnchorSelection(
    Normalisation normalisation, int background, double easyPerHard, int rowsPerAnchor) {
  double divisor(int positives, int rows) {
    return switch (normalisation) {
      case POSITIVES -> Math.max(1, positives);
      case ALL -> Math.max(1, rows / (double) rowsPerAnchor);
      case NONE -> 1;
    };
  }
}

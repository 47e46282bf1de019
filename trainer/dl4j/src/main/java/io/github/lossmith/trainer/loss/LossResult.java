package io.github.lossmith.trainer.loss;

/**
 * A loss over a batch.
 *
 * @param value the normalised sum of the losses of the selected anchors
 * @param positives anchors with an object
 * @param anchors all anchors that are not left out
 * @param divisor what the sum was divided by
 */
public record LossResult(double value, int positives, int anchors, double divisor) {}

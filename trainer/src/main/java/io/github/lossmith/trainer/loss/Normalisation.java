package io.github.lossmith.trainer.loss;

/** What the sum of the anchors' losses is divided by. */
public enum Normalisation {
  /** The number of positive anchors of the batch, at least 1. */
  POSITIVES,
  /** The number of anchors of the batch. */
  ALL,
  /** Nothing. */
  NONE
}

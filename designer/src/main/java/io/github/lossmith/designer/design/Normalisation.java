package io.github.lossmith.designer.design;

/** What the sum of the losses of all anchors of a batch is divided by. */
public enum Normalisation {
  /** Divided by the number of positive anchors of the batch, at least 1. */
  POSITIVES,
  /** Divided by the number of all anchors of the batch. */
  ALL,
  /** Not divided. */
  NONE
}

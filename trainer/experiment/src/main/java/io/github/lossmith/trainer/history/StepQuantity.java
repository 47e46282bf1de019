package io.github.lossmith.trainer.history;

import io.github.lossmith.trainer.history.MetricLine.Step;

/** A quantity that is recorded at every training step. */
public enum StepQuantity {
  TOTAL,
  CLASSIFICATION,
  BOXES,
  LEARNING_RATE,
  IMAGES_PER_SECOND,
  RATIO,
  POSITIVES;

  public double of(Step step) {
    return switch (this) {
      case TOTAL -> step.total();
      case CLASSIFICATION -> step.classification();
      case BOXES -> step.boxes();
      case LEARNING_RATE -> step.learningRate();
      case IMAGES_PER_SECOND -> step.imagesPerSecond();
      case RATIO -> step.ratio();
      case POSITIVES -> step.positives();
    };
  }
}

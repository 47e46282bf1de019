package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Problem;

/** How a training ended. */
sealed interface RunEnd {
  /** All losses are trained. */
  record Finished() implements RunEnd {}

  /** It was asked to stop, and left a checkpoint. */
  record Stopped() implements RunEnd {}

  /** It cannot go on. */
  record Failed(Problem problem) implements RunEnd {}
}

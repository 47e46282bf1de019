package io.github.lossmith.trainer.sweep;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import java.util.Optional;

/**
 * How an attempt at a task ended.
 *
 * @param exit the exit code, see {@link TrainingExit}
 * @param reason what the training has not said itself
 * @param trained whether a training was started
 */
public record TaskEnd(int exit, Optional<Problem> reason, boolean trained) {
  static TaskEnd done() {
    return new TaskEnd(TrainingExit.FINISHED, Optional.empty(), false);
  }

  static TaskEnd refused(int exit, Problem reason) {
    return new TaskEnd(exit, Optional.of(reason), false);
  }
}

package io.github.lossmith.trainer.sweep;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;

/** Trains the run of one task. */
public interface TaskTrainer {
  /** Makes its directory ready, new or to go on; a problem if it must not be touched. */
  Outcome<RunDirectory> prepare(Experiment experiment, RunDirectory run)
      throws InterruptedException;

  /**
   * Trains a prepared run to its end.
   *
   * @return an exit code, see {@link io.github.lossmith.trainer.engine.TrainingExit}
   * @throws IOException if it could not be started
   */
  int train(RunDirectory run) throws IOException, InterruptedException;
}

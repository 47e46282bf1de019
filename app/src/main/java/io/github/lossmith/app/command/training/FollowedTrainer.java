package io.github.lossmith.app.command.training;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.ProgramRefused;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.sweep.TaskTrainer;
import java.io.IOException;
import java.io.PrintWriter;

/** Trains one run after another in processes of their own, and shows their progress. */
public final class FollowedTrainer implements TaskTrainer {
  /** Makes a run ready, with the engine that is to train it. */
  @FunctionalInterface
  public interface Preparation {
    /** The run, ready; a problem if it must not be touched. */
    Outcome<RunDirectory> prepare(Experiment experiment, RunDirectory run)
        throws InterruptedException;
  }

  private final Preparation preparation;
  private final StandardStreams streams;
  private final PrintWriter err;
  private final TrainingStop stop;

  /**
   * @param err where the progress is shown
   */
  public FollowedTrainer(
      Preparation preparation, StandardStreams streams, PrintWriter err, TrainingStop stop) {
    this.preparation = preparation;
    this.streams = streams;
    this.err = err;
    this.stop = stop;
  }

  @Override
  public Outcome<RunDirectory> prepare(Experiment experiment, RunDirectory run)
      throws InterruptedException {
    return preparation.prepare(experiment, run);
  }

  @Override
  public int train(RunDirectory run) throws IOException, InterruptedException {
    try {
      return new FollowedTraining(run, err).run(stop);
    } catch (ProgramRefused refused) {
      return streams.refuse(refused.problem());
    }
  }
}

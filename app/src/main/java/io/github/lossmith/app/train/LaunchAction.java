package io.github.lossmith.app.train;

import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

/** Prepares the directory of a new run, which then waits in the queue. */
final class LaunchAction {
  private LaunchAction() {}

  /** Writes what is asked for; the state comes last, so that a half-made run is none. */
  static void prepare(RunDirectory run, Experiment experiment, Instant now) throws IOException {
    Files.createDirectories(run.path());
    ExperimentFile.write(experiment, run.experiment());
    run.write(RunState.queued(now));
  }
}

package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;

/**
 * What a run that ran out of memory goes on with: its batches in the parts that its process found
 * to fit, or else in twice as many as before. The gradients of the parts add up to that of the
 * whole batch, so that it stays the same training.
 */
public final class SmallerParts {
  private SmallerParts() {}

  /** The parts to try after a failure, 0 where a part is one image already. */
  public static int afterFailure(Schedule schedule) {
    int parts = Math.min(schedule.accumulate(), schedule.batch());
    return parts == schedule.batch() ? 0 : Math.min(2 * parts, schedule.batch());
  }

  /** The experiment of a run with the parts that the run's last failure asks for. */
  public static Experiment of(RunDirectory run, Experiment experiment) throws IOException {
    int wanted = run.state().map(RunState::accumulate).orElse(0);
    Schedule schedule = experiment.schedule();
    return wanted > schedule.accumulate()
        ? experiment.withSchedule(schedule.withAccumulate(wanted))
        : experiment;
  }

  /** Writes these parts into the run's {@code experiment.json}; one that is damaged stays. */
  public static void adopt(RunDirectory run) throws IOException {
    Outcome<Experiment> read = ExperimentFile.read(run.experiment());
    if (read.isOk()) {
      Experiment adopted = of(run, read.orThrow());
      if (!adopted.equals(read.orThrow())) {
        ExperimentFile.write(adopted, run.experiment());
      }
    }
  }
}

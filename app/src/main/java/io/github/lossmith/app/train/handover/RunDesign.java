package io.github.lossmith.app.train.handover;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunTitle;

/** The design that a run was trained with. */
public final class RunDesign {
  private RunDesign() {}

  /** The design of one of the run's losses, under the loss's name. */
  public static Outcome<Design> of(RunDirectory run, String loss) {
    return ExperimentFile.read(run.experiment()).then(experiment -> of(experiment, run, loss));
  }

  private static Outcome<Design> of(Experiment experiment, RunDirectory run, String loss) {
    return experiment.losses().stream()
        .filter(settings -> settings.name().equals(loss))
        .findFirst()
        .map(settings -> settings.design().resolve(run.path()))
        .orElseGet(() -> Outcome.bad("app.train.design.none", RunTitle.of(run), loss));
  }
}

package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Makes an experiment self-contained: everything that it refers to is included. */
public final class CompleteExperiment {
  private CompleteExperiment() {}

  /**
   * The experiment as it stands in a run directory: files by their full names, designs in full.
   *
   * @return a problem if a design cannot be read
   */
  public static Outcome<Experiment> of(Experiment experiment) {
    return Outcome.each(experiment.losses(), CompleteExperiment::full)
        .then(losses -> complete(experiment.withLosses(losses)));
  }

  private static Outcome<LossSettings> full(LossSettings loss) {
    return loss.design().resolve().map(loss::withDesign).mapProblem(loss::unusable);
  }

  private static Outcome<Experiment> complete(Experiment experiment) {
    DataSource data = experiment.data();
    String weights = experiment.detector().weights();
    try {
      Experiment complete =
          experiment
              .withData(data.fold(generated -> generated, voc -> voc.in(full(voc.folder()))))
              .withDetector(experiment.detector().withWeights(full(weights)));
      // what the training process could not read back is refused before there is a run
      return ExperimentFile.parse(ExperimentFile.print(complete), experiment.name());
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", e.getInput(), String.valueOf(e.getReason()));
    }
  }

  private static String full(String path) {
    return path.isEmpty() ? "" : Path.of(path).toAbsolutePath().normalize().toString();
  }
}

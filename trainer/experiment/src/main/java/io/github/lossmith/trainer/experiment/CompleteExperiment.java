package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An experiment that depends on nothing beside it: what it names stands in it. */
public final class CompleteExperiment {
  private CompleteExperiment() {}

  /**
   * The experiment as it stands in a run directory: files by their full names, designs in full.
   *
   * @return a problem if a design cannot be read
   */
  public static Outcome<Experiment> of(Experiment experiment) {
    List<LossSettings> losses = new ArrayList<>();
    for (LossSettings loss : experiment.losses()) {
      Outcome<LossSettings> full =
          Coefficients.design(loss.design())
              .map(design -> loss.withDesign(DesignFile.print(design).strip()));
      Optional<Problem> problem = full.failure();
      if (problem.isPresent()) {
        return Outcome.bad("trainer.training.loss", loss.name(), problem.get());
      }
      losses.add(full.orThrow());
    }
    DataSettings data = experiment.data();
    String weights = experiment.detector().weights();
    try {
      Experiment complete =
          experiment
              .withLosses(losses)
              .withData(data.withFolder(full(data.folder())))
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

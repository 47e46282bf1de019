package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.DataSource.VocFolders;
import io.github.lossmith.trainer.generated.GeneratedImages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes an experiment self-contained: everything that it refers to is included. */
public final class CompleteExperiment {
  /** The number of background's logit. */
  private static final int BACKGROUND = 0;

  private CompleteExperiment() {}

  /**
   * The experiment as it stands in a run directory: files by their full names, designs in full.
   *
   * @return a problem if a design cannot be read, or has tables of other classes than the data
   */
  public static Outcome<Experiment> of(Experiment experiment) {
    List<String> classes =
        experiment.data().fold(made -> GeneratedImages.CLASSES, VocFolders::classes);
    return Outcome.each(experiment.losses(), loss -> full(loss, classes))
        .then(losses -> complete(experiment.withLosses(losses)));
  }

  private static Outcome<LossSettings> full(LossSettings loss, List<String> classes) {
    return loss.design()
        .resolve()
        .then(design -> fitting(design, classes))
        .map(loss::withDesign)
        .mapProblem(loss::unusable);
  }

  /** What the images say is seen later; which classes they are may be known before. */
  private static Outcome<Design> fitting(Design design, List<String> classes) {
    if (classes.isEmpty()) {
      return Outcome.ok(design);
    }
    Map<String, Long> any =
        classes.stream().collect(Collectors.toMap(name -> name, name -> 1L, (a, b) -> a));
    return design.classTables().resolve(classes, any, BACKGROUND).map(fits -> design);
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

package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Ensures that each loss of a run has separate folders on every file system. */
public final class LossFolders {
  private LossFolders() {}

  /** Two losses whose folders coincide on a case-insensitive file system. */
  public static Optional<Problem> shared(Experiment experiment) {
    Map<String, String> names = new HashMap<>();
    for (LossSettings loss : experiment.losses()) {
      String folder = RunDirectory.folderName(loss.name()).toLowerCase(Locale.ROOT);
      String other = names.putIfAbsent(folder, loss.name());
      if (other != null) {
        return Optional.of(Problem.of("trainer.training.same-folder", other, loss.name()));
      }
    }
    return Optional.empty();
  }
}

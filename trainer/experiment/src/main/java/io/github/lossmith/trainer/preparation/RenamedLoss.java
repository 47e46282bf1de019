package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineCheckpoints;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A loss that was given another name in a run's {@code experiment.json} after it was trained: it
 * would be trained anew beside its own results. A loss that is new in a run has no twin there.
 */
public final class RenamedLoss {
  private RenamedLoss() {}

  /** The problem, where a loss without checkpoints is the same training as one that has them. */
  public static Optional<Problem> of(
      Experiment experiment, RunDirectory directory, EngineCheckpoints checkpoints)
      throws IOException {
    List<String> known = experiment.losses().stream().map(LossSettings::name).toList();
    List<String> gone =
        RunHistory.read(directory).losses().stream()
            .map(measured -> measured.loss())
            .filter(name -> !known.contains(name))
            .toList();
    for (LossSettings settings : gone.isEmpty() ? List.<LossSettings>of() : experiment.losses()) {
      if (checkpoints.files().isEmpty(settings.name())) {
        for (String name : gone) {
          if (isSame(settings, name, experiment, checkpoints)) {
            return Optional.of(
                Problem.of("trainer.training.renamed", directory.path(), name, settings.name()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(
      LossSettings settings, String earlier, Experiment experiment, EngineCheckpoints checkpoints)
      throws IOException {
    Outcome<PlannedLoss> loss = PlannedLoss.of(settings.withName(earlier));
    return loss.isOk()
        && checkpoints.isOf(earlier, Fingerprint.accepted(experiment, loss.orThrow()));
  }
}

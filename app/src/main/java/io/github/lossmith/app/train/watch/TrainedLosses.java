package io.github.lossmith.app.train.watch;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The losses of a run, by their names in the run. */
public final class TrainedLosses {
  private final Map<String, LossIdentity> identities = new HashMap<>();

  private TrainedLosses() {}

  /** The losses of a run's experiment; where it cannot be read their names decide. */
  public static TrainedLosses of(RunDirectory run) {
    TrainedLosses losses = new TrainedLosses();
    ExperimentFile.read(run.experiment())
        .toOptional()
        .map(Experiment::losses)
        .ifPresent(all -> all.forEach(loss -> losses.add(run, loss)));
    return losses;
  }

  private void add(RunDirectory run, LossSettings loss) {
    Optional<Design> design =
        loss.design() instanceof DesignRef.Formula // it has no name
            ? Optional.empty()
            : loss.design().resolve(run.path()).toOptional();
    identities.put(loss.name(), LossIdentity.trained(loss.name(), design, loss.mining()));
  }

  /** The loss that the run calls so. */
  public LossIdentity identity(String name) {
    LossIdentity known = identities.get(name);
    return known == null ? LossIdentity.named(name) : known;
  }
}

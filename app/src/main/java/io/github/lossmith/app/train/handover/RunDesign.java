package io.github.lossmith.app.train.handover;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunTitle;
import java.nio.file.Path;
import java.util.Optional;

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
        .map(RunDesign::of)
        .orElseGet(() -> Outcome.bad("app.train.design.none", RunTitle.of(run), loss));
  }

  private static Outcome<Design> of(LossSettings loss) {
    String text = loss.design();
    Optional<Design> preset = Presets.named(text);
    if (preset.isPresent()) {
      return Outcome.ok(preset.get());
    }
    return text.stripLeading().startsWith("{")
        ? DesignFile.parse(text, loss.name())
        : DesignFile.read(Path.of(text));
  }
}

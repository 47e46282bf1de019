package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.training.LossFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts what the launch form says into the queue. */
final class RunLauncher {
  private final TrainModel model;
  private final AppServices services;
  private final Clock clock;

  RunLauncher(TrainModel model, AppServices services, Clock clock) {
    this.model = model;
    this.services = services;
    this.clock = clock;
  }

  /** Makes the run's directory; the queue starts it. */
  void launch() {
    Outcome<Experiment> asked = model.launch().experiment().get();
    asked.failure().ifPresent(services.notices()::warn);
    asked
        .toOptional()
        .ifPresent(
            experiment ->
                prepare(
                    model.next().now(),
                    model.device().fitted(experiment),
                    model.device().chosen().get()));
  }

  private void prepare(Supplier<NewRun> place, Experiment experiment, Device device) {
    services
        .tasks()
        .background(
            () -> {
              NewRun run = place.get();
              try {
                Outcome<Experiment> complete =
                    LossFolders.shared(experiment)
                        .map(Outcome::<Experiment>bad)
                        .orElseGet(() -> CompleteExperiment.of(experiment.withName(run.name())));
                if (complete.isOk()) {
                  write(run.directory(), complete.orThrow(), device);
                }
                services.tasks().onScreen(() -> prepared(run, complete.failure()));
              } catch (IOException refused) {
                String reason = String.valueOf(refused);
                Problem problem = Problem.of("app.train.disk", run.directory().path(), reason);
                services.tasks().onScreen(() -> services.notices().warn(problem));
              }
            });
  }

  private boolean hasBegun(RunDirectory run) {
    return model
        .runs()
        .find(run)
        .filter(found -> found.state().status() != RunStatus.QUEUED)
        .isPresent();
  }

  /** The state comes last, so that a half-made run is none. */
  private void write(RunDirectory run, Experiment experiment, Device device) throws IOException {
    Files.createDirectories(run.path());
    ExperimentFile.write(experiment, run.experiment());
    device.write(run);
    run.write(RunState.queued(clock.instant()));
  }

  private void prepared(NewRun run, Optional<Problem> problem) {
    problem.ifPresent(services.notices()::warn);
    if (problem.isEmpty()) {
      model.passing().say(() -> !hasBegun(run.directory()), "app.train.launched", run.name());
      model.follow(run.directory());
    }
  }
}

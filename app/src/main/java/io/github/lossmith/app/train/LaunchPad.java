package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunTitle;
import io.github.lossmith.trainer.training.LossFolders;
import io.github.lossmith.trainer.training.RunPreparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Puts what the launch form says into the queue. */
final class LaunchPad {
  private final TrainModel model;
  private final Desk desk;
  private final Clock clock;

  LaunchPad(TrainModel model, Desk desk, Clock clock) {
    this.model = model;
    this.desk = desk;
    this.clock = clock;
  }

  /** The directory that the next run would get. */
  RunDirectory next() {
    Path folder = model.runs().folder().get();
    String name = model.launch().name().get().strip();
    return CommandLine.free(folder, name.isEmpty() ? "run" : name);
  }

  /** Makes the run's directory; the queue starts it. */
  void launch() {
    model
        .launch()
        .experiment()
        .get()
        .fold(
            experiment -> {
              prepare(next(), model.device().fitted(experiment), model.device().chosen().get());
              return true;
            },
            problem -> {
              desk.notices().warn(problem);
              return false;
            });
  }

  private void prepare(RunDirectory run, Experiment experiment, Device device) {
    desk.tasks()
        .background(
            () -> {
              try {
                Outcome<Experiment> complete =
                    LossFolders.shared(experiment)
                        .map(Outcome::<Experiment>bad)
                        .orElseGet(() -> RunPreparation.complete(experiment));
                if (complete.isOk()) {
                  write(run, complete.orThrow(), device);
                }
                desk.tasks().onScreen(() -> prepared(run, complete.failure()));
              } catch (IOException refused) {
                String reason = String.valueOf(refused);
                Problem problem = Problem.of("app.train.disk", run.path(), reason);
                desk.tasks().onScreen(() -> desk.notices().warn(problem));
              }
            });
  }

  /** The state comes last, so that a half-made run is none. */
  private void write(RunDirectory run, Experiment experiment, Device device) throws IOException {
    Files.createDirectories(run.path());
    ExperimentFile.write(experiment, run.experiment());
    device.write(run);
    run.write(RunState.queued(clock.instant()));
  }

  private void prepared(RunDirectory run, Optional<Problem> problem) {
    problem.ifPresent(desk.notices()::warn);
    if (problem.isEmpty()) {
      desk.notices().say("app.train.launched", RunTitle.of(run));
      model.follow(run);
    }
  }
}

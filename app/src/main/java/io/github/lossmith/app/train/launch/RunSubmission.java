package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.runs.NewRunDirectory;
import io.github.lossmith.app.train.runs.PassingNotices;
import io.github.lossmith.app.train.runs.RunsModel;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.preparation.LossFolders;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes the directory of the run that the launch form describes, for the queue. */
final class RunSubmission {
  private final NewRunModel model;
  private final AppServices services;
  private final RunsModel runs;
  private final PassingNotices passing;
  private final Clock clock;
  private final Consumer<RunDirectory> follow;

  /**
   * @param follow told of every run that was made
   */
  RunSubmission(
      NewRunModel model,
      AppServices services,
      RunsModel runs,
      PassingNotices passing,
      Clock clock,
      Consumer<RunDirectory> follow) {
    this.model = model;
    this.services = services;
    this.runs = runs;
    this.passing = passing;
    this.clock = clock;
    this.follow = follow;
  }

  /** Makes the run's directory; the queue starts it. */
  void submit() {
    Outcome<Experiment> asked = model.form().experiment().get();
    asked.failure().ifPresent(services.notices()::warn);
    asked
        .toOptional()
        .ifPresent(
            experiment ->
                prepare(
                    model.directory().search(),
                    model.fitting().apply(experiment),
                    model.device().choice().get()));
  }

  private void prepare(
      Supplier<NewRunDirectory> search, Experiment experiment, EngineChoice choice) {
    services.tasks().background(() -> prepared(search.get(), experiment, choice), this::follow);
  }

  private Outcome<NewRunDirectory> prepared(
      NewRunDirectory run, Experiment experiment, EngineChoice choice) {
    return LossFolders.shared(experiment)
        .map(Outcome::<Experiment>bad)
        .orElseGet(() -> CompleteExperiment.of(experiment.withName(run.name())))
        .then(complete -> written(run, complete, choice));
  }

  private Outcome<NewRunDirectory> written(
      NewRunDirectory run, Experiment experiment, EngineChoice choice) {
    try {
      if (experiment.schedule().seeds().isEmpty()) {
        write(run.directory(), experiment, choice);
        return Outcome.ok(run);
      }
      return grouped(run, experiment, choice);
    } catch (IOException refused) {
      return Outcome.bad("app.train.disk", run.directory().path(), String.valueOf(refused));
    }
  }

  private Outcome<NewRunDirectory> grouped(
      NewRunDirectory run, Experiment experiment, EngineChoice choice) throws IOException {
    RunGroup group = new RunGroup(run.directory().path());
    Outcome<GroupFile> planned = GroupPreparation.prepare(experiment, group);
    if (planned.isOk()) {
      GroupPreparation.queue(planned.orThrow(), group, choice, clock.instant());
    }
    return planned.map(file -> run);
  }

  private boolean hasBegun(RunDirectory run) {
    return runs.find(run).filter(found -> found.state().status() != RunStatus.QUEUED).isPresent();
  }

  /** The state is written last, so that an incomplete directory is not a run. */
  private void write(RunDirectory run, Experiment experiment, EngineChoice choice)
      throws IOException {
    Files.createDirectories(run.path());
    ExperimentFile.write(experiment, run.experiment());
    choice.write(run);
    run.write(RunState.queued(clock.instant()));
  }

  private void follow(Outcome<NewRunDirectory> prepared) {
    prepared.failure().ifPresent(services.notices()::warn);
    prepared.toOptional().ifPresent(this::follow);
  }

  private void follow(NewRunDirectory run) {
    passing.say(() -> !hasBegun(run.directory()), "app.train.launched", run.name());
    follow.accept(run.directory());
  }
}

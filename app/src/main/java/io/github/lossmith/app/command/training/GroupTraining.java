package io.github.lossmith.app.command.training;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.ProgramRefused;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains the seeds of an experiment one after another. Seeds that are trained are skipped, one that
 * was stopped goes on, and one that fails does not keep the others from being trained.
 */
public final class GroupTraining {
  private final StandardStreams streams;
  private final PrintWriter err;

  /** Seeds whose training failed. */
  private final List<Long> failed = new ArrayList<>();

  public GroupTraining(StandardStreams streams, PrintWriter err) {
    this.streams = streams;
    this.err = err;
  }

  /**
   * Trains what is missing; gives the exit code of {@code train}.
   *
   * @param asked with the seeds in its schedule
   */
  public int run(Experiment asked, RunGroup group, EngineChoice choice)
      throws InterruptedException {
    Outcome<GroupFile> planned = GroupPreparation.prepare(asked, group);
    if (!planned.isOk()) {
      return streams.refuse(planned.failure().orElseThrow());
    }
    List<Long> seeds = asked.schedule().seeds();
    for (int i = 0; i < seeds.size(); i++) {
      long seed = seeds.get(i);
      err.printf(Locale.ROOT, "seed %d (%d of %d)%n", seed, i + 1, seeds.size());
      Experiment one = asked.withSchedule(asked.schedule().withSeed(seed));
      Optional<Integer> end = train(one, group.run(seed), choice);
      if (end.isPresent()) {
        return end.get();
      }
    }
    return summary(seeds.size());
  }

  /** The exit code if the group ends here. */
  private Optional<Integer> train(Experiment one, RunDirectory place, EngineChoice choice)
      throws InterruptedException {
    Outcome<Boolean> trained = GroupPreparation.isTrained(one, place);
    if (trained.isOk() && trained.orThrow()) {
      err.println("trained already: " + place.path().toAbsolutePath().normalize());
      return Optional.empty();
    }
    Outcome<RunDirectory> prepared =
        trained.then(not -> RunPreparation.prepare(one, place, true, choice));
    if (!prepared.isOk()) {
      return Optional.of(streams.refuse(prepared.failure().orElseThrow()));
    }
    RunDirectory run = prepared.orThrow();
    try {
      FollowedTraining training = new FollowedTraining(run, err);
      int exit = training.run();
      if (training.isInterrupted()) {
        return Optional.of(exit);
      }
      Optional<RunStatus> status = run.state().map(RunState::status);
      if (exit == 1 && status.equals(Optional.of(RunStatus.FAILED))) {
        failed.add(one.schedule().seed());
        return Optional.empty();
      }
      return status.equals(Optional.of(RunStatus.FINISHED)) ? Optional.empty() : Optional.of(exit);
    } catch (ProgramRefused refused) {
      return Optional.of(streams.refuse(refused.problem()));
    } catch (IOException refused) {
      return Optional.of(
          streams.fail(
              Problem.of("trainer.training.unwritable", run.path(), AtomicFile.reason(refused))));
    }
  }

  private int summary(int seeds) {
    int trained = seeds - failed.size();
    err.printf(Locale.ROOT, "%d of %d seeds trained%n", trained, seeds);
    if (failed.isEmpty()) {
      return 0;
    }
    return streams.fail(Problem.of("app.train.group.failed", SeedList.print(failed)));
  }
}

package io.github.lossmith.app.command.training;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import io.github.lossmith.trainer.sweep.TaskEnd;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains the seeds of an experiment one after another. Seeds that are trained are skipped, one that
 * was stopped goes on, and one that fails does not keep the others from being trained.
 */
public final class GroupTraining {
  private final StandardStreams streams;
  private final PrintWriter err;

  /** Seeds whose training failed. */
  private final List<Long> failed = new ArrayList<>();

  /** Seeds that are shown on {@code err} while they train. */
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
    try (TrainingStop stop = TrainingStop.of(err, true)) {
      FollowedTrainer trainer =
          new FollowedTrainer(
              (one, run) -> RunPreparation.prepare(one, run, true, choice), streams, err, stop);
      return run(asked, group, TaskAttempt.ofGroup(trainer));
    }
  }

  private int run(Experiment asked, RunGroup group, TaskAttempt attempt)
      throws InterruptedException {
    List<Long> seeds = asked.schedule().seeds();
    for (int i = 0; i < seeds.size(); i++) {
      long seed = seeds.get(i);
      err.printf(Locale.ROOT, "seed %d (%d of %d)%n", seed, i + 1, seeds.size());
      Experiment one = asked.withSchedule(asked.schedule().withSeed(seed));
      TaskEnd end = attempt.run(one, group.run(seed));
      if (end.exit() == TrainingExit.FAILED && end.trained()) {
        failed.add(seed);
      } else if (end.exit() != TrainingExit.FINISHED) {
        return refused(end);
      } else if (!end.trained()) {
        err.println("trained already: " + group.run(seed).path().toAbsolutePath().normalize());
      }
    }
    return summary(seeds.size());
  }

  private int refused(TaskEnd end) {
    end.reason().ifPresent(streams::refuse);
    return end.exit();
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

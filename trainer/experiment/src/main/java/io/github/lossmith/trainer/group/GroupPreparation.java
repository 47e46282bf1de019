package io.github.lossmith.trainer.group;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.preparation.ExperimentDiff;
import io.github.lossmith.trainer.preparation.Fingerprint;
import io.github.lossmith.trainer.preparation.LossFolders;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the seeds of an experiment in a group's folder. Planning is idempotent: seeds that are
 * planned stay as they are, others are appended, and what is trained is not trained again.
 */
public final class GroupPreparation {
  private GroupPreparation() {}

  /**
   * Creates the group, or adds seeds to it.
   *
   * @param asked with seeds in its schedule
   * @return the group with all its seeds, also those of earlier calls
   */
  public static Outcome<GroupFile> prepare(Experiment asked, RunGroup group) {
    Optional<Problem> shared = LossFolders.shared(asked);
    return shared.isPresent()
        ? Outcome.bad(shared.get())
        : CompleteExperiment.of(asked).then(complete -> planned(complete, group));
  }

  private static Outcome<GroupFile> planned(Experiment asked, RunGroup group) {
    RunDirectory folder = new RunDirectory(group.path());
    try {
      Optional<Problem> taken = taken(group, folder);
      if (taken.isPresent()) {
        return Outcome.bad(taken.get());
      }
      try (RunLock lock = folder.lock().orElse(null)) {
        return lock == null
            ? Outcome.bad("trainer.training.in-use", group.path())
            : added(asked, group);
      }
    } catch (IOException failure) {
      return Outcome.bad("trainer.training.unwritable", group.path(), AtomicFile.reason(failure));
    }
  }

  /** Why the folder cannot become a group. */
  private static Optional<Problem> taken(RunGroup group, RunDirectory folder) throws IOException {
    if (group.exists() || !Files.exists(group.path())) {
      return Optional.empty();
    }
    if (Files.exists(folder.experiment())) {
      return Optional.of(Problem.of("trainer.group.a-run", group.path()));
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(group.path(), file -> !RunDirectory.isLock(file))) {
      return files.iterator().hasNext()
          ? Optional.of(Problem.of("trainer.training.not-a-run", group.path()))
          : Optional.empty();
    }
  }

  private static Outcome<GroupFile> added(Experiment asked, RunGroup group) throws IOException {
    if (!group.exists()) {
      GroupFile first = new GroupFile(asked);
      first.write(group);
      return Outcome.ok(first);
    }
    Outcome<GroupFile> read = GroupFile.read(group);
    if (!read.isOk()) {
      return read;
    }
    GroupFile known = read.orThrow();
    Optional<Problem> other = other(known.of(0), new GroupFile(asked).of(0), group.path());
    if (other.isPresent()) {
      return Outcome.bad(other.get());
    }
    Set<Long> seeds = new LinkedHashSet<>(known.seeds());
    if (seeds.addAll(asked.schedule().seeds())) {
      Experiment there = known.experiment();
      known = new GroupFile(there.withSchedule(there.schedule().withSeeds(List.copyOf(seeds))));
      known.write(group);
    }
    return Outcome.ok(known);
  }

  private static Optional<Problem> other(Experiment there, Experiment asked, Path place) {
    Experiment known = Fingerprint.essence(there);
    Experiment wanted = Fingerprint.essence(asked);
    return known.equals(wanted)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "trainer.training.other-experiment", place, ExperimentDiff.between(known, wanted)));
  }

  /**
   * Puts the seeds that have no run yet into the queue, in their order.
   *
   * @param now the time of the first; the others follow at a millisecond each
   */
  public static void queue(GroupFile file, RunGroup group, EngineChoice choice, Instant now)
      throws IOException {
    Instant next = now;
    for (long seed : file.seeds()) {
      RunDirectory run = group.run(seed);
      if (!run.exists()) {
        Files.createDirectories(run.path());
        ExperimentFile.write(file.of(seed), run.experiment());
        choice.write(run);
        // the state is last, so that an incomplete directory is not a run
        run.write(RunState.queued(next));
        next = next.plusMillis(1);
      }
    }
  }

  /**
   * Whether a run has been trained to its end; a problem if it says so of another experiment.
   *
   * @param asked the experiment of the run's seed
   */
  public static Outcome<Boolean> isTrained(Experiment asked, RunDirectory run) {
    try {
      Optional<RunStatus> status = run.state().map(RunState::status);
      if (!status.equals(Optional.of(RunStatus.FINISHED))) {
        return Outcome.ok(false);
      }
      return ExperimentFile.read(run.experiment())
          .then(CompleteExperiment::of)
          .then(
              there ->
                  other(there, asked, run.path())
                      .map(Outcome::<Boolean>bad)
                      .orElseGet(() -> Outcome.ok(true)));
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", run.path(), AtomicFile.reason(unreadable));
    }
  }
}

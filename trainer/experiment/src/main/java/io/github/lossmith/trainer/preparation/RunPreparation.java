package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineCheckpoints;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingEngine;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Prepares a run directory for an engine, or tells why it must not be changed. */
public final class RunPreparation {
  private RunPreparation() {}

  /**
   * Prepares a directory.
   *
   * @param resume whether a run that is there goes on; it must be of the same experiment, but may
   *     cut its batches into another number of parts
   * @param choice what it is to be trained with; a run that is there stays with its engine
   */
  public static Outcome<RunDirectory> prepare(
      Experiment experiment, RunDirectory directory, boolean resume, EngineChoice choice) {
    return CompleteExperiment.of(experiment)
        .then(complete -> prepareComplete(complete, directory, resume, choice));
  }

  private static Outcome<RunDirectory> prepareComplete(
      Experiment experiment, RunDirectory directory, boolean resume, EngineChoice choice) {
    try {
      if (!Files.exists(directory.experiment())) {
        return empty(directory.path())
            ? begin(experiment, directory, choice)
            : Outcome.bad("trainer.training.not-a-run", directory.path());
      }
      try (RunLock lock = directory.lock().orElse(null)) {
        if (lock == null) {
          return Outcome.bad("trainer.training.in-use", directory.path());
        }
        return takeOver(experiment, directory, resume, choice);
      }
    } catch (IOException failure) {
      return Outcome.bad(
          "trainer.training.unwritable", directory.path(), AtomicFile.reason(failure));
    }
  }

  private static boolean empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> !RunDirectory.isLock(file))) {
      return !files.iterator().hasNext();
    }
  }

  private static Outcome<RunDirectory> takeOver(
      Experiment experiment, RunDirectory directory, boolean resume, EngineChoice choice)
      throws IOException {
    if (!isBegun(directory)) {
      return begin(experiment, directory, choice);
    }
    if (!resume) {
      return Outcome.bad("trainer.training.exists", directory.path());
    }
    String engine = EngineChoice.of(directory).engine();
    if (!engine.equals(choice.engine())) {
      return Outcome.bad("trainer.engine.other", directory.path(), engine, choice.engine());
    }
    Outcome<Experiment> there =
        ExperimentFile.read(directory.experiment()).then(CompleteExperiment::of);
    Optional<Problem> unreadable = there.failure();
    if (unreadable.isPresent()) {
      return Outcome.bad(unreadable.get());
    }
    Experiment known = there.orThrow();
    if (!Fingerprint.essence(known).equals(Fingerprint.essence(experiment))) {
      return Outcome.bad(
          "trainer.training.other-experiment",
          directory.path(),
          ExperimentDiff.between(Fingerprint.essence(known), Fingerprint.essence(experiment)));
    }
    Optional<Problem> foreign = foreign(known, directory);
    if (foreign.isPresent()) {
      return Outcome.bad(foreign.get());
    }
    int parts = experiment.schedule().accumulate();
    Experiment inTurns =
        known.withSchedule(known.schedule().withRace(experiment.schedule().race()));
    Experiment continued =
        parts == 1 ? SmallerParts.of(directory, inTurns) : accumulating(inTurns, parts);
    if (!continued.equals(known)) {
      ExperimentFile.write(continued, directory.experiment());
    }
    choice.write(directory);
    requireLog(directory);
    claim(directory);
    return Outcome.ok(directory);
  }

  /** Whether a restart would delete something. */
  private static boolean isBegun(RunDirectory directory) throws IOException {
    boolean measured = Files.exists(directory.metrics()) && Files.size(directory.metrics()) > 0;
    return measured || !empty(directory.checkpoints());
  }

  /**
   * Why a run must not go on as its own {@code experiment.json} says now: it has checkpoints of
   * another experiment or of a newer version. Nothing is changed.
   */
  public static Optional<Problem> refusal(RunDirectory directory) {
    try {
      Outcome<Experiment> there = ExperimentFile.read(directory.experiment());
      // one that cannot be read is told by the training process, which touches nothing then
      return there.isOk() ? foreign(there.orThrow(), directory) : Optional.empty();
    } catch (IOException unreadable) {
      Object reason = AtomicFile.reason(unreadable);
      return Optional.of(
          Problem.of("trainer.training.unreadable", directory.checkpoints(), reason));
    }
  }

  private static Optional<Problem> foreign(Experiment known, RunDirectory directory)
      throws IOException {
    Outcome<TrainingEngine> engine = Engines.of(directory);
    if (!engine.isOk()) {
      return engine.failure();
    }
    EngineCheckpoints checkpoints = engine.orThrow().checkpoints(directory);
    Optional<Problem> renamed = RenamedLoss.of(known, directory, checkpoints);
    if (renamed.isPresent()) {
      return renamed;
    }
    for (LossSettings settings : known.losses()) {
      Optional<Set<String>> accepted =
          PlannedLoss.of(settings).map(loss -> Fingerprint.accepted(known, loss)).toOptional();
      if (accepted.isPresent()) {
        Optional<Problem> problem = checkpoints.foreign(settings.name(), accepted.get());
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  /** What the training process prints goes there: without it, it does not start. */
  private static void requireLog(RunDirectory directory) throws IOException {
    Files.newOutputStream(directory.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
        .close();
  }

  /**
   * Takes the run out of the queue: a window that watches the folder would start it a second time.
   */
  private static void claim(RunDirectory directory) throws IOException {
    Optional<RunState> queued =
        directory.state().filter(state -> state.status() == RunStatus.QUEUED);
    if (queued.isPresent()) {
      RunState preparing = queued.get().withStatus(RunStatus.PREPARING);
      directory.write(preparing.signed(RunProcess.current(), Instant.now()));
    }
  }

  private static Experiment accumulating(Experiment experiment, int parts) {
    return experiment.withSchedule(experiment.schedule().withAccumulate(parts));
  }

  private static Outcome<RunDirectory> begin(
      Experiment experiment, RunDirectory directory, EngineChoice choice) throws IOException {
    Optional<Problem> shared = LossFolders.shared(experiment);
    if (shared.isPresent()) {
      return Outcome.bad(shared.get());
    }
    Files.createDirectories(directory.path());
    ExperimentFile.write(experiment, directory.experiment());
    choice.write(directory);
    requireLog(directory);
    directory.write(RunState.preparing(Instant.now()));
    return Outcome.ok(directory);
  }
}

package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains a prepared run directory in a separate process; the directory is all that the two share.
 * Engines are found by {@link java.util.ServiceLoader}; in the calling process an engine must not
 * load the libraries that it trains with.
 */
public interface TrainingEngine {
  /** The name in the directories of its runs. */
  String name();

  /**
   * All that it could train with on this machine. Drivers are queried and programs started, which
   * can take seconds each.
   *
   * @param pythons programs that the user chose, asked before those that are found; an engine that
   *     needs none does not look at them
   * @param found told of each offer as soon as it is known, on the calling thread
   */
  void offers(List<Path> pythons, Consumer<TrainingOffer> found) throws InterruptedException;

  /** What it could train with by one program of the user's, whatever else is there. */
  default void examine(Path python, Consumer<TrainingOffer> found) throws InterruptedException {}

  /** Its backend on the processor; starts a process to find out, which takes seconds. */
  Outcome<ComputeBackend> processor() throws InterruptedException;

  /** Whether it can train on a card of this machine; queries the driver, which can take seconds. */
  CardReadiness cards() throws InterruptedException;

  /** The program that trains a run, or the reason why it cannot start. */
  Outcome<EngineProgram> program(TrainingRequest request);

  /** The checkpoints in a run directory, which may have none. */
  EngineCheckpoints checkpoints(RunDirectory run);

  /** The memory of a step; computed, not measured. */
  Footprint footprint(Experiment experiment);
}

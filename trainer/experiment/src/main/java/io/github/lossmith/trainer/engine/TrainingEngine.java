package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.run.RunDirectory;

/**
 * Trains a prepared run directory in a process of its own; the directory is all that the two share.
 * An engine is found by {@link java.util.ServiceLoader}; in the process that asks, it loads nothing
 * of what it trains with.
 */
public interface TrainingEngine {
  /** The name that stands in the directories of its runs. */
  String name();

  /** What it computes with on the processor; starts a process that looks, which takes seconds. */
  Outcome<ComputeBackend> processor() throws InterruptedException;

  /** Whether it can train on a card of this machine; asks the driver, which can take seconds. */
  CardReadiness cards() throws InterruptedException;

  /** The program that trains a run, or what keeps it from starting. */
  Outcome<EngineProgram> program(TrainingRequest request);

  /** The checkpoints in a run directory, there or not. */
  RunCheckpoints checkpoints(RunDirectory run);

  /** What a step keeps in memory; counted, not measured. */
  Footprint footprint(Experiment experiment);
}

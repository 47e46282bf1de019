package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.CheckpointFiles;
import io.github.lossmith.trainer.engine.EngineCheckpoints;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.Optional;
import java.util.Set;

/**
 * The program's checkpoints. Which experiment one belongs to is written in it in Python's own form:
 * the program compares it when it starts, before it changes anything, and ends with the reason.
 */
record PytorchCheckpoints(RunDirectory run) implements EngineCheckpoints {
  @Override
  public CheckpointFiles files() {
    return new CheckpointFiles(run, ".pt");
  }

  @Override
  public boolean isOf(String loss, Set<String> experiments) {
    return false;
  }

  @Override
  public Optional<Problem> foreign(String loss, Set<String> experiments) {
    return Optional.empty();
  }
}

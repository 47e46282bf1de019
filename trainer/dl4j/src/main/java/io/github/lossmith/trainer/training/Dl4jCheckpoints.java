package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.CheckpointFiles;
import io.github.lossmith.trainer.engine.EngineCheckpoints;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Information about DL4J's checkpoints of all losses of a run. */
record Dl4jCheckpoints(RunDirectory run) implements EngineCheckpoints {
  @Override
  public CheckpointFiles files() {
    return Checkpoints.files(run);
  }

  @Override
  public boolean isOf(String loss, Set<String> experiments) throws IOException {
    return new Checkpoints(run, loss).isOf(experiments);
  }

  @Override
  public Optional<Problem> foreign(String loss, Set<String> experiments) throws IOException {
    return new Checkpoints(run, loss).foreign(experiments);
  }
}

package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Information about an engine's checkpoints in a run directory. */
public interface EngineCheckpoints {
  /** Their files. */
  CheckpointFiles files();

  /**
   * Whether a checkpoint of a loss is of this training.
   *
   * @param experiments fingerprints of which it must have one
   */
  boolean isOf(String loss, Set<String> experiments) throws IOException;

  /**
   * Why nothing may be changed: a checkpoint of a loss is of another experiment or of a newer
   * version, or unreadable. Damaged ones are ignored.
   *
   * @param experiments fingerprints of which it must have one
   */
  Optional<Problem> foreign(String loss, Set<String> experiments) throws IOException;
}

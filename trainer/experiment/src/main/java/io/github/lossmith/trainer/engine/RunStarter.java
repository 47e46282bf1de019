package io.github.lossmith.trainer.engine;

import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** Starts, or resumes, the training of a prepared run directory in a separate process. */
@FunctionalInterface
public interface RunStarter {
  /** The started process; what it prints goes to the directory's log. */
  Process start(RunDirectory run) throws IOException;

  /**
   * The same for a run that is only measured, without earlier cached results.
   *
   * @param cache an empty folder for what would be kept
   */
  default Process rehearse(RunDirectory run, Path cache) throws IOException {
    return start(run);
  }
}

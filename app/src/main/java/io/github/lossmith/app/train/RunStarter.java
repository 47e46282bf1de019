package io.github.lossmith.app.train;

import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;

/** Starts, or resumes, the training of a prepared run directory in a process of its own. */
@FunctionalInterface
public interface RunStarter {
  /** The started process; what it prints goes to the directory's log. */
  Process start(RunDirectory run) throws IOException;
}

package io.github.lossmith.app.train.runs;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the training of what is left of a sweep, or of a search, in a separate process. */
@FunctionalInterface
interface SweepStarter {
  /**
   * The started process.
   *
   * @param despiteFailures whether runs are tried again that failed too often
   */
  Process start(Path folder, boolean despiteFailures) throws IOException;
}

package io.github.lossmith.trainer.engine;

import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files of checkpoints in a run directory: {@code checkpoints/LOSS/step-NNNNNNN} and {@code
 * best}, with the extension of an engine.
 *
 * @param ending such as {@code .zip}
 */
public record CheckpointFiles(RunDirectory run, String ending) {
  private static final String STEP = "step-";

  /** The checkpoint after a number of steps. */
  public Path file(String loss, long iteration) {
    return run.checkpoints(loss)
        .resolve(String.format(Locale.ROOT, "%s%07d%s", STEP, iteration, ending));
  }

  /** The checkpoint with the best mAP so far. */
  public Path best(String loss) {
    return run.checkpoints(loss).resolve("best" + ending);
  }

  /** The steps of the existing checkpoints of a loss, increasing. */
  public List<Long> steps(String loss) throws IOException {
    return RunDirectory.numbered(run.checkpoints(loss), STEP, ending);
  }

  /** Whether a loss has none. */
  public boolean isEmpty(String loss) throws IOException {
    return steps(loss).isEmpty();
  }
}

package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A checkpoint to go on from.
 *
 * @param loss whose training it belongs to
 * @param iteration its finished steps
 * @param laterLosses the losses that are trained after this one
 */
public record RunCheckpoint(String loss, long iteration, List<String> laterLosses) {
  public RunCheckpoint {
    laterLosses = List.copyOf(laterLosses);
  }

  /** Those on the disk, the latest first, of losses in the order of their training. */
  static List<RunCheckpoint> of(RunDirectory run, List<String> losses) throws IOException {
    List<RunCheckpoint> all = new ArrayList<>();
    for (int i = losses.size() - 1; i >= 0; i--) {
      List<Long> steps = run.checkpointIterations(losses.get(i));
      for (int j = steps.size() - 1; j >= 0; j--) {
        all.add(
            new RunCheckpoint(losses.get(i), steps.get(j), losses.subList(i + 1, losses.size())));
      }
    }
    return all;
  }

  /** Deletes what was trained after it, so that training goes on from here. */
  void deleteLater(RunDirectory run) throws IOException {
    for (long step : run.checkpointIterations(loss)) {
      if (step > iteration) {
        Files.deleteIfExists(run.checkpoint(loss, step));
      }
    }
    for (String later : laterLosses) {
      for (long step : run.checkpointIterations(later)) {
        Files.deleteIfExists(run.checkpoint(later, step));
      }
    }
  }
}

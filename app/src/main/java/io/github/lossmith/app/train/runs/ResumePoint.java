package io.github.lossmith.app.train.runs;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.CheckpointFiles;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingEngine;
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
public record ResumePoint(String loss, long iteration, List<String> laterLosses) {
  public ResumePoint {
    laterLosses = List.copyOf(laterLosses);
  }

  /** The checkpoints on the disk, the latest first, of losses in the order of their training. */
  static List<ResumePoint> of(RunDirectory run, List<String> losses) throws IOException {
    CheckpointFiles files = files(run);
    List<ResumePoint> all = new ArrayList<>();
    for (int i = losses.size() - 1; i >= 0; i--) {
      List<Long> steps = files.steps(losses.get(i));
      for (int j = steps.size() - 1; j >= 0; j--) {
        all.add(new ResumePoint(losses.get(i), steps.get(j), losses.subList(i + 1, losses.size())));
      }
    }
    return all;
  }

  /** Deletes what was trained after it, so that training goes on from here. */
  void deleteLater(RunDirectory run) throws IOException {
    CheckpointFiles files = files(run);
    for (long step : files.steps(loss)) {
      if (step > iteration) {
        Files.deleteIfExists(files.file(loss, step));
      }
    }
    for (String later : laterLosses) {
      for (long step : files.steps(later)) {
        Files.deleteIfExists(files.file(later, step));
      }
    }
  }

  private static CheckpointFiles files(RunDirectory run) throws IOException {
    Outcome<TrainingEngine> engine = Engines.of(run);
    if (!engine.isOk()) {
      throw new IOException(engine.failure().orElseThrow().message());
    }
    return engine.orThrow().checkpoints(run).files();
  }
}

package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.loss.DetectionLoss;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import io.github.lossmith.trainer.run.RunState;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Describes a training that diverged. */
final class Divergence {
  /** Half a batch of the experiments, on one line. */
  private static final int IMAGES_NAMED = 8;

  private Divergence() {}

  /** The step, the batch, p_t, the boxes, and what to try. */
  static Problem describe(
      TrainingPlan plan,
      PlannedLoss loss,
      int step,
      int[] batch,
      DetectionLoss seen,
      INDArray labels) {
    String images =
        Arrays.stream(batch)
            .limit(IMAGES_NAMED)
            .mapToObj(i -> plan.images().train().samples().get(i).id())
            .collect(Collectors.joining(", "));
    float[] p = seen.probabilities(batch.length);
    return Problem.of(
        RunState.DIVERGED,
        loss.name(),
        step + 1,
        print(seen.last().classification().value()),
        print(seen.last().boxes()),
        images,
        probabilities(p),
        offsets(labels, plan.priors().count(), batch.length),
        print(loss.settings().learningRate(step, plan.experiment().schedule().iterations())),
        print(loss.settings().boxWeight()));
  }

  private static String probabilities(float[] p) {
    int broken = 0;
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float one : p) {
      if (Float.isNaN(one)) {
        broken++;
      } else {
        least = Math.min(least, one);
        most = Math.max(most, one);
      }
    }
    String range = broken == p.length ? "-" : print(least) + "…" + print(most);
    return range + ", NaN " + broken + "/" + p.length;
  }

  private static String offsets(INDArray labels, int priors, int images) {
    float[] row = new float[5 * priors];
    float most = 0;
    for (int image = 0; image < images; image++) {
      Floats.read(labels, (long) image * row.length, row, row.length);
      for (int i = priors; i < row.length; i++) {
        most = Math.max(most, Math.abs(row[i]));
      }
    }
    return print(most);
  }

  private static String print(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}

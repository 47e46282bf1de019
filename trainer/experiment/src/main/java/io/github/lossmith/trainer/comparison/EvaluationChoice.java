package io.github.lossmith.trainer.comparison;

import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.metric.Interpolation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which evaluation of a finished training is compared, and by which mean.
 *
 * @param best the evaluation with the highest mean instead of the one after the last step
 */
public record EvaluationChoice(Interpolation interpolation, boolean best) {
  /** The mean average precision, in [0, 1]; NaN where it is not known. */
  public double mean(Evaluation evaluation) {
    return evaluation.mean(interpolation);
  }

  /** The average precision by class, in [0, 1]; NaN where a class has no object. */
  public Map<String, Double> classes(Evaluation evaluation) {
    return evaluation.classes(interpolation);
  }

  /** The word for the interpolation on the command line and in JSON. */
  public String metric() {
    return interpolation == Interpolation.ELEVEN_POINT ? "11-point" : "all-point";
  }

  /** The word for the evaluation on the command line. */
  public String at() {
    return best ? "best" : "final";
  }

  /** The evaluation of a training that is finished; the earliest of equals. */
  Optional<Evaluation> of(List<Evaluation> evaluations) {
    if (!best) {
      return evaluations.stream().reduce((before, after) -> after);
    }
    return evaluations.stream()
        .max(
            Comparator.comparingDouble(this::known)
                .thenComparing(Comparator.comparingLong(Evaluation::iteration).reversed()));
  }

  private double known(Evaluation evaluation) {
    double mean = mean(evaluation);
    return Double.isNaN(mean) ? Double.NEGATIVE_INFINITY : mean;
  }
}

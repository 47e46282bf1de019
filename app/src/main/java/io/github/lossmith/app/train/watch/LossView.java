package io.github.lossmith.app.train.watch;

import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.metric.Interpolation;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The visible data of one loss of a run; immutable. */
public final class LossView {
  private final String run;
  private final String loss;
  private final LossIdentity identity;
  private final double[] iterations;
  private final Map<StepQuantity, double[]> quantities = new EnumMap<>(StepQuantity.class);
  private final List<Evaluation> evaluations;
  private final List<Probabilities> probabilities;
  private final Duration duration;

  private LossView(String run, LossHistory history, LossIdentity identity) {
    this.run = run;
    this.identity = identity;
    loss = history.loss();
    iterations = history.iterations();
    for (StepQuantity quantity : StepQuantity.values()) {
      quantities.put(quantity, history.values(quantity));
    }
    evaluations = history.evaluations();
    probabilities = history.probabilities();
    duration = history.duration();
  }

  static LossView of(String run, LossHistory history, LossIdentity identity) {
    return new LossView(run, history, identity);
  }

  /** All losses of the runs. */
  static Set<LossIdentity> identities(List<RunView> runs) {
    return runs.stream()
        .flatMap(run -> run.losses().stream())
        .map(LossView::identity)
        .collect(Collectors.toSet());
  }

  /** Which loss it is, whatever the run calls it. */
  public LossIdentity identity() {
    return identity;
  }

  /** The run's name. */
  public String run() {
    return run;
  }

  public String loss() {
    return loss;
  }

  public double[] iterations() {
    return iterations.clone();
  }

  public double[] values(StepQuantity quantity) {
    return row(quantity).clone();
  }

  private double[] row(StepQuantity quantity) {
    return Objects.requireNonNull(quantities.get(quantity));
  }

  /** The value of the last step, NaN before the first. */
  public double latest(StepQuantity quantity) {
    double[] values = row(quantity);
    return values.length == 0 ? Double.NaN : values[values.length - 1];
  }

  public List<Evaluation> evaluations() {
    return evaluations;
  }

  public List<Probabilities> probabilities() {
    return probabilities;
  }

  public Duration duration() {
    return duration;
  }

  public Optional<Evaluation> finalEvaluation() {
    return evaluations.isEmpty()
        ? Optional.empty()
        : Optional.of(evaluations.get(evaluations.size() - 1));
  }

  /** The evaluation with the highest mean, the earliest of equals. */
  public Optional<Evaluation> bestEvaluation(Interpolation metric) {
    return evaluations.stream()
        .filter(evaluation -> Double.isFinite(evaluation.mean(metric)))
        .max(
            Comparator.comparingDouble((Evaluation one) -> one.mean(metric))
                .thenComparing(Comparator.comparingLong(Evaluation::iteration).reversed()));
  }
}

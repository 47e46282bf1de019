package io.github.lossmith.trainer.history;

import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.MetricLine.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The complete metrics of one loss. Not thread-safe. */
public final class LossHistory {
  private final String loss;
  private final Samples iterations = new Samples();
  private final Map<StepQuantity, Samples> quantities = new EnumMap<>(StepQuantity.class);
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<Probabilities> probabilities = new ArrayList<>();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  LossHistory(String loss) {
    this.loss = loss;
    for (StepQuantity quantity : StepQuantity.values()) {
      quantities.put(quantity, new Samples());
    }
  }

  void accept(MetricLine line) {
    first = line.time().isBefore(first) ? line.time() : first;
    last = line.time().isAfter(last) ? line.time() : last;
    line.match(
        this::add,
        evaluations::add,
        probabilities::add,
        features -> {},
        note -> {}); // RunHistory keeps what is about all losses
  }

  private void add(Step step) {
    iterations.add((double) step.iteration());
    quantities.forEach((quantity, samples) -> samples.add(quantity.of(step)));
  }

  public String loss() {
    return loss;
  }

  public int steps() {
    return iterations.size;
  }

  /** The finished steps at each sample, increasing. */
  public double[] iterations() {
    return iterations.toArray();
  }

  /** One value for each of {@link #iterations}. */
  public double[] values(StepQuantity quantity) {
    return samples(quantity).toArray();
  }

  /** The value of the last step, NaN before the first. */
  public double latest(StepQuantity quantity) {
    return samples(quantity).last();
  }

  private Samples samples(StepQuantity quantity) {
    return Objects.requireNonNull(quantities.get(quantity));
  }

  public List<Evaluation> evaluations() {
    return List.copyOf(evaluations);
  }

  public List<Probabilities> probabilities() {
    return List.copyOf(probabilities);
  }

  /** The last evaluation. */
  public Optional<Evaluation> finalEvaluation() {
    return evaluations.isEmpty()
        ? Optional.empty()
        : Optional.of(evaluations.get(evaluations.size() - 1));
  }

  /** When the first line was written; {@link Instant#MAX} before. */
  public Instant firstTime() {
    return first;
  }

  /** The time from the first line of this loss to the last. */
  public Duration duration() {
    return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
  }

  /** A growing row of numbers. */
  private static final class Samples {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    double last() {
      return size == 0 ? Double.NaN : values[size - 1];
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}

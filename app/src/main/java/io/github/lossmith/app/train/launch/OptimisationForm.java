package io.github.lossmith.app.train.launch;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import io.github.lossmith.trainer.experiment.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The optimizer and the schedule of θ as typed into the launch form, for all its losses; an empty
 * field leaves each loss what the experiment gives it.
 *
 * @param optimizer empty where nothing is typed or what is typed is wrong
 * @param schedule likewise
 */
record OptimisationForm(Optional<Optimizer> optimizer, Optional<LearningRateSchedule> schedule) {
  /** Points of the drawn schedule; a width of two pixels each. */
  static final int POINTS = 60;

  /** Reads both fields and notes what is wrong with them. */
  static OptimisationForm read(Map<LaunchField, String> values, Map<LaunchField, Problem> faults) {
    return new OptimisationForm(
        read(LaunchField.OPTIMIZER, values, Optimizer::parse, faults),
        read(LaunchField.RATE_SCHEDULE, values, LearningRateSchedule::parse, faults));
  }

  private static <T> Optional<T> read(
      LaunchField field,
      Map<LaunchField, String> values,
      Function<String, Outcome<T>> parse,
      Map<LaunchField, Problem> faults) {
    String typed = values.getOrDefault(field, "");
    if (typed.isBlank()) {
      return Optional.empty();
    }
    Outcome<T> read = parse.apply(typed);
    read.failure().ifPresent(problem -> faults.put(field, problem));
    return read.toOptional();
  }

  /** The losses as they are trained. */
  List<LossSettings> of(List<LossSettings> losses) {
    return losses.stream().map(loss -> loss.withOptimisation(of(loss.optimisation()))).toList();
  }

  private Optimisation of(Optimisation own) {
    return new Optimisation(optimizer.orElse(own.optimizer()), schedule.orElse(own.schedule()));
  }

  /** What the losses have, told once where it is the same, as in {@code adam / sgd 0.9}. */
  static String told(List<LossSettings> losses, Function<Optimisation, String> print) {
    return losses.stream()
        .map(loss -> print.apply(loss.optimisation()))
        .distinct()
        .collect(Collectors.joining(" / "));
  }

  /** The factor of θ at equal distances over the training. */
  static List<Double> curve(LearningRateSchedule schedule) {
    int steps = 50 * POINTS; // fine enough that a warm-up of one point is still seen to rise
    return IntStream.range(0, POINTS)
        .mapToObj(i -> schedule.factor(i * (steps - 1) / (POINTS - 1), steps))
        .toList();
  }
}

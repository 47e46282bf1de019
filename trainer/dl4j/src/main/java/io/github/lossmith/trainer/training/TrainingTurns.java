package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Note.Level;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import io.github.lossmith.trainer.preparation.StoppedLosses;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which loss is trained next, and for how long: one after another to its end, or in a race the one
 * that has made the fewest evaluations, to its next one. What a race decides depends on the metrics
 * of the run alone, so that a resumed run decides alike.
 */
final class TrainingTurns {
  private final Schedule schedule;
  private final List<String> losses;
  private final Map<String, Long> steps;
  private final RunDirectory directory;
  private final StoppedLosses stopped;

  /**
   * @param steps that each loss has made; the owner keeps it up to date
   */
  TrainingTurns(
      Schedule schedule, List<PlannedLoss> losses, Map<String, Long> steps, RunDirectory run) {
    this.schedule = schedule;
    this.losses = losses.stream().map(PlannedLoss::name).toList();
    this.steps = steps;
    directory = run;
    stopped = new StoppedLosses(run);
  }

  /** The next loss, empty where all are trained or stopped. */
  Optional<String> next() {
    Optional<String> next = Optional.empty();
    for (String loss : losses) {
      if (isOpen(loss)
          && (next.isEmpty() || (isRace() && evaluations(loss) < evaluations(next.get())))) {
        next = Optional.of(loss);
      }
    }
    return next;
  }

  private boolean isRace() {
    return schedule.race().isPresent();
  }

  private boolean isOpen(String loss) {
    return made(loss) < schedule.iterations() && !stopped.contains(loss);
  }

  private long made(String loss) {
    return steps.getOrDefault(loss, 0L);
  }

  /** How many evaluations a loss has behind it. */
  private int evaluations(String loss) {
    int seen = 0;
    while (seen < schedule.evaluations() && schedule.evaluation(seen + 1) <= made(loss)) {
      seen++;
    }
    return seen;
  }

  /** The steps to which the next turn of a loss leads. */
  int end(String loss) {
    return isRace() ? schedule.evaluation(evaluations(loss) + 1) : schedule.iterations();
  }

  /** The sum of what the other losses have behind them, each in [0, 1]; a stopped one has all. */
  double others(String loss) {
    double sum = 0;
    for (String other : losses) {
      if (!other.equals(loss)) {
        sum += isOpen(other) ? (double) made(other) / schedule.iterations() : 1;
      }
    }
    return sum;
  }

  /** Discards decisions of evaluations that have been cut off since. */
  void forgetUndone() throws IOException {
    for (String loss : losses) {
      stopped.forgetAfter(loss, made(loss));
    }
  }

  /** Stops the losses that are behind, at every evaluation that all open ones have made. */
  void stopThoseBehind(RunLog log) throws IOException {
    double share = schedule.race().orElse(0);
    int round = losses.stream().filter(this::isOpen).mapToInt(this::evaluations).min().orElse(0);
    if (share <= 0 || round == 0) {
      return;
    }
    long step = schedule.evaluation(round);
    Map<String, Double> precisions = precisions(step);
    for (String behind : behind(precisions, share)) {
      if (isOpen(behind)) {
        stopped.add(behind, step, false);
        log.note(behind, step, Level.INFO, "stopped: its mAP is below stopBelow of the best");
      }
    }
  }

  /** The losses whose value is below a share of the largest one. */
  static List<String> behind(Map<String, Double> precisions, double share) {
    double best = precisions.values().stream().mapToDouble(value -> value).max().orElse(0);
    return precisions.entrySet().stream()
        .filter(one -> one.getValue() < share * best)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private Map<String, Double> precisions(long step) throws IOException {
    Map<String, Double> found = new HashMap<>();
    for (LossHistory loss : RunHistory.read(directory).losses()) {
      for (Evaluation seen : loss.evaluations()) {
        if (seen.iteration() == step && losses.contains(loss.loss())) {
          found.put(loss.loss(), seen.map11());
        }
      }
    }
    return found;
  }
}

package io.github.lossmith.app.train.sweep;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.EvaluationChoice;
import io.github.lossmith.trainer.comparison.SeedRun;
import io.github.lossmith.trainer.comparison.SeedRuns;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the runs of a sweep that have ended have reached.
 *
 * @param scores mean average precision of the last evaluation; 0 of one that diverged
 * @param comparison of the losses; empty where no run has ended, or not all are read
 * @param read how many runs were asked for
 */
record SweepResults(
    Map<RunDirectory, Double> scores, Optional<Outcome<Comparison>> comparison, int read) {
  static final SweepResults NONE = new SweepResults(Map.of(), Optional.empty(), 0);

  private static final EvaluationChoice LAST =
      new EvaluationChoice(Interpolation.ELEVEN_POINT, false);

  SweepResults {
    scores = Map.copyOf(scores);
  }

  /** Reads the runs once: what has ended does not change. */
  static final class Reader {
    private final Map<RunDirectory, Outcome<SeedRun>> known = new ConcurrentHashMap<>();

    /**
     * The results of these runs, each of which has ended.
     *
     * @param compare whether the losses are compared
     */
    SweepResults of(List<RunDirectory> runs, boolean compare) {
      if (runs.isEmpty()) {
        return NONE;
      }
      known.keySet().retainAll(Set.copyOf(runs));
      List<Outcome<SeedRun>> read = runs.stream().map(this::read).toList();
      Map<RunDirectory, Double> scores = new HashMap<>();
      for (Outcome<SeedRun> one : read) {
        one.toOptional()
            .ifPresent(run -> score(run).ifPresent(map -> scores.put(run.directory(), map)));
      }
      return new SweepResults(
          scores, compare ? Optional.of(compared(read)) : Optional.empty(), runs.size());
    }

    private static Outcome<Comparison> compared(List<Outcome<SeedRun>> read) {
      return SeedRuns.of(read)
          .then(all -> Comparison.of(all, LAST, Optional.empty(), Comparison.USUAL_DIFFERENCE));
    }

    private Outcome<SeedRun> read(RunDirectory run) {
      Outcome<SeedRun> before = known.get(run);
      Outcome<SeedRun> now = before == null ? SeedRun.read(run) : before;
      if (now.isOk()) {
        known.put(run, now);
      }
      return now;
    }

    private static Optional<Double> score(SeedRun run) {
      if (!run.diverged().isEmpty()) {
        return Optional.of(0.0);
      }
      return run.evaluations().values().stream()
          .filter(all -> !all.isEmpty())
          .map(all -> last(all).mean(Interpolation.ELEVEN_POINT))
          .findFirst();
    }

    private static Evaluation last(List<Evaluation> evaluations) {
      return evaluations.get(evaluations.size() - 1);
    }
  }
}

package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.EvaluationChoice;
import io.github.lossmith.trainer.comparison.SeedRun;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the trainings of a generation say of its candidates. */
final class CandidateScores {
  /** The number that the search improves: 11-point mAP after the last step. */
  static final EvaluationChoice CHOICE = new EvaluationChoice(Interpolation.ELEVEN_POINT, false);

  private final SearchSettings settings;
  private final List<SweepTask> tasks;

  private CandidateScores(SearchSettings settings, List<SweepTask> tasks) {
    this.settings = settings;
    this.tasks = tasks;
  }

  /**
   * The generation with the results of its candidates.
   *
   * @param tasks all that are planned; those of the generation and of the baseline have ended
   */
  static Outcome<SearchGeneration> of(
      SearchSettings settings, SearchGeneration generation, List<SweepTask> tasks) {
    CandidateScores scores = new CandidateScores(settings, tasks);
    return Outcome.each(generation.candidates(), scores::told)
        .map(told -> new SearchGeneration(generation.number(), told));
  }

  /** The same of one candidate, before the others have ended. */
  static Outcome<SearchCandidate> of(
      SearchSettings settings, SearchCandidate candidate, List<SweepTask> tasks) {
    return new CandidateScores(settings, tasks).told(candidate);
  }

  private Outcome<SearchCandidate> told(SearchCandidate candidate) {
    return candidate.isTold()
        ? Outcome.ok(candidate)
        : Outcome.each(settings.seeds(), seed -> score(candidate, seed))
            .map(CandidateScores::mean)
            .map(candidate::with);
  }

  private Outcome<CandidateScore> score(SearchCandidate candidate, long seed) {
    return map(settings.baseline().name(), seed)
        .then(
            baseline ->
                map(candidate.name(), seed)
                    .map(
                        map ->
                            new CandidateScore(
                                map.orElse(0.0),
                                map.orElse(0.0) - baseline.orElse(0.0),
                                map.isEmpty())));
  }

  /** The mAP of a loss under a seed; empty where it broke down. */
  private Outcome<Optional<Double>> map(String loss, long seed) {
    Optional<SweepTask> task =
        tasks.stream().filter(one -> one.loss().equals(loss) && one.seed() == seed).findFirst();
    return task.isEmpty()
        ? Outcome.bad("trainer.search.no-result", loss, Long.toString(seed))
        : SeedRun.read(task.get().run()).then(run -> map(run, loss));
  }

  private static Outcome<Optional<Double>> map(SeedRun run, String loss) {
    Optional<Double> last =
        run.evaluations().getOrDefault(loss, List.of()).stream()
            .max(Comparator.comparingLong(Evaluation::iteration))
            .map(CHOICE::mean)
            .filter(Double::isFinite);
    boolean isBroken = run.diverged().contains(loss);
    return isBroken || last.isPresent()
        ? Outcome.ok(isBroken ? Optional.empty() : last)
        : Outcome.bad(
            "trainer.search.no-result", loss, Long.toString(run.experiment().schedule().seed()));
  }

  private static CandidateScore mean(List<CandidateScore> seeds) {
    return new CandidateScore(
        seeds.stream().mapToDouble(CandidateScore::map).average().orElse(0),
        seeds.stream().mapToDouble(CandidateScore::difference).average().orElse(0),
        seeds.stream().anyMatch(CandidateScore::diverged));
  }
}

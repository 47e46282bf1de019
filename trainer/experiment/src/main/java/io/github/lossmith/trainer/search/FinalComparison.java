package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.PairedDifference;
import io.github.lossmith.trainer.comparison.SeedRun;
import io.github.lossmith.trainer.comparison.SeedRuns;
import io.github.lossmith.trainer.comparison.VerdictText;
import io.github.lossmith.trainer.statistics.MeanEstimate;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verdict on the best candidate, by the statistics of {@code compare}. */
final class FinalComparison {
  private FinalComparison() {}

  /**
   * The verdict.
   *
   * @param tasks of the best candidate and the baseline on the test images, all ended
   */
  static Outcome<SearchVerdict> of(
      SearchSettings settings, SearchCandidate best, List<SweepTask> tasks) {
    String baseline = settings.baseline().name();
    return compared(settings, tasks).then(comparison -> verdict(comparison, baseline, best.name()));
  }

  /** The best candidate in that comparison; empty where its runs can no longer be read. */
  static Optional<ComparedLoss> best(
      SearchSettings settings, SearchVerdict verdict, List<SweepTask> tasks) {
    return compared(settings, tasks)
        .toOptional()
        .flatMap(comparison -> named(comparison, verdict.best()));
  }

  private static Outcome<Comparison> compared(SearchSettings settings, List<SweepTask> tasks) {
    return SeedRuns.of(tasks.stream().map(task -> SeedRun.read(task.run())).toList())
        .then(
            runs ->
                Comparison.of(
                    runs,
                    CandidateScores.CHOICE,
                    Optional.of(settings.baseline().name()),
                    Comparison.USUAL_DIFFERENCE));
  }

  private static Outcome<SearchVerdict> verdict(
      Comparison comparison, String baseline, String best) {
    Optional<ComparedLoss> mine = named(comparison, best);
    Optional<ComparedLoss> other = named(comparison, baseline);
    if (mine.isEmpty() || other.isEmpty()) {
      return Outcome.bad("trainer.comparison.none");
    }
    ComparedLoss loss = mine.get();
    List<Double> difference =
        loss.difference()
            .map(PairedDifference::estimate)
            .map(FinalComparison::interval)
            .orElse(List.of());
    return Outcome.ok(
        new SearchVerdict(
            best,
            loss.verdict().key(),
            new VerdictText(Locale.ENGLISH, baseline, Comparison.USUAL_DIFFERENCE).of(loss),
            loss.pairs(),
            loss.estimate().mean(),
            other.get().estimate().mean(),
            difference));
  }

  private static List<Double> interval(MeanEstimate estimate) {
    return List.of(estimate.mean(), estimate.low(), estimate.high());
  }

  private static Optional<ComparedLoss> named(Comparison comparison, String name) {
    return comparison.map().losses().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}

package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.search.CandidateProposals;
import io.github.lossmith.designer.search.SearchSpace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search as far as it is. Nothing of it is ever changed, only added: generations, the results of
 * the last of them, and the verdict.
 *
 * @param generations all but the last are trained
 * @param verdict of the best candidate, at the end
 */
public record CoefficientSearch(
    SearchSettings settings, List<SearchGeneration> generations, Optional<SearchVerdict> verdict) {
  public CoefficientSearch {
    generations = List.copyOf(generations);
  }

  /** A search that has not begun. */
  static CoefficientSearch of(SearchSettings settings) {
    return new CoefficientSearch(settings, List.of(), Optional.empty());
  }

  /** All candidates, in their order. */
  public List<SearchCandidate> candidates() {
    return generations.stream().flatMap(one -> one.candidates().stream()).toList();
  }

  /** The generation whose trainings are not finished. */
  public Optional<SearchGeneration> open() {
    return generations.stream().filter(one -> !one.isTold()).findFirst();
  }

  /** The best candidate so far. */
  public Optional<SearchCandidate> best() {
    return SearchGeneration.best(candidates());
  }

  /** The best candidate after the first so many generations. */
  public Optional<SearchCandidate> best(int first) {
    return SearchGeneration.best(
        generations.stream().limit(first).flatMap(one -> one.candidates().stream()).toList());
  }

  /** How many candidates were rejected, by reason; reasons that did not occur are left out. */
  public Map<RejectionReason, Integer> rejected() {
    Map<RejectionReason, Integer> counts = new EnumMap<>(RejectionReason.class);
    candidates()
        .forEach(one -> one.rejection().ifPresent(reason -> counts.merge(reason, 1, Integer::sum)));
    return counts;
  }

  /** How many candidates were trained to an end, those that broke down among them. */
  public int trained() {
    return (int) candidates().stream().filter(one -> one.result().isPresent()).count();
  }

  /**
   * The next generation, judged before it is trained; empty where the search is at its end, or the
   * last generation is not told.
   */
  Optional<SearchGeneration> next() {
    if (open().isPresent() || generations.size() >= settings.generations()) {
      return Optional.empty();
    }
    List<List<Double>> points =
        new CandidateProposals(
                SearchSpace.bound(-SearchSpace.MOST),
                SearchSpace.bound(SearchSpace.MOST),
                SearchSpace.FIRST_STEP,
                settings.population(),
                settings.seed())
            .next(0, candidates().stream().map(SearchCandidate::worth).toList());
    return points.isEmpty() ? Optional.empty() : Optional.of(judged(points));
  }

  private SearchGeneration judged(List<List<Double>> points) {
    int number = generations.size() + 1;
    List<List<Double>> earlier = new ArrayList<>();
    candidates().forEach(one -> earlier.add(one.point()));
    List<SearchCandidate> judged = new ArrayList<>();
    for (List<Double> point : points) {
      judged.add(
          new SearchCandidate(
              "G" + number + "-" + (judged.size() + 1),
              point,
              CandidateCheck.reason(point, earlier)
                  .or(() -> CandidateCheck.imbalance(settings, point)),
              Optional.empty()));
      earlier.add(point);
    }
    return new SearchGeneration(number, judged);
  }

  CoefficientSearch with(SearchGeneration added) {
    List<SearchGeneration> all = new ArrayList<>(generations);
    all.add(added);
    return new CoefficientSearch(settings, all, verdict);
  }

  /** With results of the last generation. */
  CoefficientSearch told(SearchGeneration last) {
    List<SearchGeneration> all = new ArrayList<>(generations);
    all.set(last.number() - 1, last);
    return new CoefficientSearch(settings, all, verdict);
  }

  CoefficientSearch with(SearchVerdict end) {
    return new CoefficientSearch(settings, generations, Optional.of(end));
  }
}

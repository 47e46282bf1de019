package io.github.lossmith.trainer.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The candidates that are proposed and trained together.
 *
 * @param number from 1
 */
public record SearchGeneration(int number, List<SearchCandidate> candidates) {
  private static final Comparator<SearchCandidate> ORDER =
      Comparator.comparingDouble(SearchCandidate::worth);

  public SearchGeneration {
    candidates = List.copyOf(candidates);
  }

  /** Whether nothing of it is left to train. */
  public boolean isTold() {
    return candidates.stream().allMatch(SearchCandidate::isTold);
  }

  /** Those that are trained. */
  public List<SearchCandidate> accepted() {
    return candidates.stream().filter(SearchCandidate::isAccepted).toList();
  }

  /** The candidate with the greatest difference to the baseline; the first of equal ones. */
  public Optional<SearchCandidate> best() {
    return best(candidates);
  }

  static Optional<SearchCandidate> best(List<SearchCandidate> candidates) {
    // max takes the last of equal ones, and what is found first stays the best
    return candidates.stream()
        .filter(one -> one.score().isPresent())
        .reduce((a, b) -> ORDER.compare(b, a) > 0 ? b : a);
  }
}

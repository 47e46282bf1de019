package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.search.SearchSpace;
import java.util.List;
import java.util.Optional;

/**
 * A coefficient with a box weight that the search has proposed.
 *
 * @param name such as {@code G2-3}: the third of the second generation
 * @param point its place in the {@link SearchSpace}
 * @param rejection why it is not trained
 * @param result how its trainings ended; empty while they are not finished, and of one that is not
 *     trained
 */
public record SearchCandidate(
    String name,
    List<Double> point,
    Optional<RejectionReason> rejection,
    Optional<CandidateScore> result) {
  /**
   * What a candidate that was rejected, or that broke down, is told to be worth: differences of mAP
   * are in [-1, 1], so that all others are better.
   */
  static final double WORST = -2;

  public SearchCandidate {
    point = List.copyOf(point);
  }

  /** Its coefficient as a drawing. */
  public Outcome<Design> design() {
    return SearchSpace.design(name, point);
  }

  /** Whether it is to be trained. */
  public boolean isAccepted() {
    return rejection.isEmpty();
  }

  /** Whether all is known about it. */
  boolean isTold() {
    return rejection.isPresent() || result.isPresent();
  }

  /** Its difference to the baseline where it was trained to the end. */
  public Optional<Double> score() {
    return result.filter(one -> !one.diverged()).map(CandidateScore::difference);
  }

  /** What the search is told. */
  double worth() {
    return score().orElse(WORST);
  }

  SearchCandidate with(CandidateScore score) {
    return new SearchCandidate(name, point, rejection, Optional.of(score));
  }
}

package io.github.lossmith.app.train.search;

import io.github.lossmith.trainer.search.CandidateScore;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.SearchCandidate;
import io.github.lossmith.trainer.sweep.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A candidate in the table.
 *
 * @param state of its trainings; empty where none is planned
 * @param best whether it is the best so far
 * @param boxWeight that it is trained with
 */
record CandidateRow(
    SearchCandidate candidate, Optional<TaskState> state, boolean best, double boxWeight) {
  /** The rows of a search, in the order of its candidates. */
  static List<CandidateRow> of(CoefficientSearch search, Map<String, TaskState> states) {
    Optional<String> best = search.best().map(SearchCandidate::name);
    return search.candidates().stream()
        .map(
            one ->
                new CandidateRow(
                    one,
                    Optional.ofNullable(states.get(one.name())),
                    best.equals(Optional.of(one.name())),
                    search.settings().boxWeight(one)))
        .toList();
  }

  String name() {
    return candidate.name();
  }

  /** Its difference to the baseline; NaN where there is none. */
  double difference() {
    return candidate.score().orElse(Double.NaN);
  }

  /** Its mAP on the validation images; NaN where there is none. */
  double map() {
    return candidate
        .result()
        .filter(score -> !score.diverged())
        .map(CandidateScore::map)
        .orElse(Double.NaN);
  }
}

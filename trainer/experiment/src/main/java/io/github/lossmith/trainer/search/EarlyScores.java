package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the trainings of a generation say that have ended before its others; the search itself takes
 * a generation as a whole. Not thread-safe.
 */
public final class EarlyScores {
  private Map<SearchCandidate, SearchCandidate> known = Map.of();

  /** The search with the results that are there. The runs of a candidate are read once. */
  public CoefficientSearch of(SearchStatus status) {
    CoefficientSearch search = status.search();
    Optional<SearchGeneration> open = search.open();
    Map<String, TaskState> states = status.states();
    if (open.isEmpty() || !hasEnded(states, search.settings().baseline().name())) {
      return search;
    }
    List<SweepTask> tasks =
        status.trainings().map(sweep -> sweep.plan()).map(SweepPlan::tasks).orElse(List.of());
    Map<SearchCandidate, SearchCandidate> seen = new HashMap<>();
    List<SearchCandidate> told = new ArrayList<>();
    for (SearchCandidate candidate : open.get().candidates()) {
      Optional<SearchCandidate> early =
          hasEnded(states, candidate.name())
              ? Optional.ofNullable(known.get(candidate))
                  .or(() -> read(search.settings(), candidate, tasks))
              : Optional.empty();
      early.ifPresent(one -> seen.put(candidate, one));
      told.add(early.orElse(candidate));
    }
    known = seen;
    return search.told(new SearchGeneration(open.get().number(), told));
  }

  private static boolean hasEnded(Map<String, TaskState> states, String loss) {
    TaskState state = states.get(loss);
    return state != null && state.isResult();
  }

  private static Optional<SearchCandidate> read(
      SearchSettings settings, SearchCandidate candidate, List<SweepTask> tasks) {
    Outcome<SearchCandidate> told = CandidateScores.of(settings, candidate, tasks);
    return told.toOptional();
  }
}

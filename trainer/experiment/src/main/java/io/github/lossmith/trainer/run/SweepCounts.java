package io.github.lossmith.trainer.run;

import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;

/**
 * How far the runs of a sweep are, for its row in a list.
 *
 * @param planned all of them; 0 where the plan cannot be read
 * @param waiting not begun, or stopped with a checkpoint
 * @param stopped of those that wait, the ones that have begun
 * @param refusal why the plan cannot be read
 * @param queued the jobs of a scheduler in which runs wait; empty where none is known
 * @param search of a search, how far it is
 */
public record SweepCounts(
    int planned,
    int waiting,
    int stopped,
    int running,
    int finished,
    int failed,
    int diverged,
    Optional<Problem> refusal,
    String queued,
    Optional<SearchCounts> search) {
  /** Of a folder whose plan cannot be read. */
  public static SweepCounts refused(Problem why) {
    return new SweepCounts(0, 0, 0, 0, 0, 0, 0, Optional.of(why), "", Optional.empty());
  }

  /** With the jobs in which runs wait. */
  public SweepCounts withQueued(String jobs) {
    return new SweepCounts(
        planned, waiting, stopped, running, finished, failed, diverged, refusal, jobs, search);
  }

  /** The same of a search. */
  public SweepCounts of(SearchCounts known) {
    return new SweepCounts(
        planned,
        waiting,
        stopped,
        running,
        finished,
        failed,
        diverged,
        refusal,
        queued,
        Optional.of(known));
  }

  /** Whether something can be trained: of a search, as long as it is not at its end. */
  public boolean isLeft() {
    return refusal.isEmpty() && search.map(known -> !known.isEnded()).orElse(waiting > 0);
  }

  /** Whether no run has begun. */
  public boolean isUntouched() {
    return isLeft() && waiting == planned && stopped == 0;
  }
}

package io.github.lossmith.trainer.run;

import java.util.List;
import java.util.Optional;

/**
 * A run, or a group of runs, as a list shows it.
 *
 * @param directory where it is
 * @param state what its {@code state.json} says; of a group, how far the whole is
 * @param interruption why it is dead though its state says otherwise, when this was looked at
 * @param title what it is called where people read it, see {@link RunTitle}
 * @param group of a group, its runs
 * @param sweep of a sweep, how far its runs are
 */
public record RunSummary(
    RunDirectory directory,
    RunState state,
    Optional<Interruption> interruption,
    String title,
    Optional<GroupMembers> group,
    Optional<SweepCounts> sweep) {
  /**
   * The runs of a group.
   *
   * @param runs those that are there, in the order of their seeds
   * @param planned the seeds that are asked for
   */
  public record GroupMembers(List<RunSummary> runs, List<Long> planned) {
    public GroupMembers {
      runs = List.copyOf(runs);
      planned = List.copyOf(planned);
    }

    /** How many of the seeds are trained. */
    public long finished() {
      return runs.stream().filter(run -> run.state().status() == RunStatus.FINISHED).count();
    }
  }

  /** A single run. */
  public RunSummary(
      RunDirectory directory, RunState state, Optional<Interruption> interruption, String title) {
    this(directory, state, interruption, title, Optional.empty(), Optional.empty());
  }

  /** A run, or a group of runs. */
  public RunSummary(
      RunDirectory directory,
      RunState state,
      Optional<Interruption> interruption,
      String title,
      Optional<GroupMembers> group) {
    this(directory, state, interruption, title, group, Optional.empty());
  }

  /** A sweep; its state has the progress and the time of the whole. */
  public static RunSummary ofSweep(
      RunDirectory folder, RunState state, String title, SweepCounts counts) {
    return new RunSummary(
        folder, state, Optional.empty(), title, Optional.empty(), Optional.of(counts));
  }

  /** The directory's name. */
  public String name() {
    return directory.name();
  }

  /** The runs of a group, or the run itself. */
  public List<RunSummary> runs() {
    return group.map(GroupMembers::runs).orElseGet(() -> List.of(this));
  }

  /** The run that works, or else the first that is not trained, or the last; itself if no group. */
  public RunSummary current() {
    List<RunSummary> all = runs();
    return all.stream()
        .filter(RunSummary::isRunning)
        .findFirst()
        .or(
            () ->
                all.stream().filter(run -> run.state().status() != RunStatus.FINISHED).findFirst())
        .orElse(all.get(all.size() - 1));
  }

  /** Whether a process works on it. */
  public boolean isRunning() {
    return state.status().isActive() && interruption.isEmpty();
  }

  /** Whether it can be resumed. */
  public boolean isResumable() {
    return interruption.isPresent()
        || state.status() == RunStatus.STOPPED
        || state.status() == RunStatus.FAILED;
  }
}

package io.github.lossmith.trainer.search;

import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.run.SearchCounts;
import io.github.lossmith.trainer.run.SearchCounts.Stage;
import io.github.lossmith.trainer.run.SweepCounts;
import io.github.lossmith.trainer.sweep.AskedEngine;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.TaskState;
import io.github.lossmith.trainer.sweep.TaskStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A search with its trainings, as it was looked at.
 *
 * @param trainings on the validation images; empty while none is planned
 * @param comparison the trainings of the end; empty while they are not planned
 */
public record SearchStatus(
    SearchFolder folder,
    CoefficientSearch search,
    Optional<SweepStatus> trainings,
    Optional<SweepStatus> comparison) {
  private static final List<TaskState> ORDER =
      List.of(
          TaskState.RUNNING,
          TaskState.FAILED,
          TaskState.WAITING,
          TaskState.DIVERGED,
          TaskState.FINISHED);

  /** What the search is about. */
  public Stage stage() {
    if (search.verdict().isPresent()) {
      return Stage.ENDED;
    }
    boolean isSearched =
        search.open().isEmpty() && search.generations().size() >= search.settings().generations();
    if (comparison.isEmpty() && !isSearched) {
      return Stage.VALIDATION;
    }
    return search.best().isPresent() ? Stage.TEST : Stage.ENDED;
  }

  /** The sweep whose trainings are next, or were the last. */
  public Optional<SweepPlan> current() {
    return comparison.or(() -> trainings).map(SweepStatus::plan);
  }

  /** All trainings that are planned. */
  public SweepStatus together() {
    List<TaskStatus> all = new ArrayList<>();
    trainings.ifPresent(sweep -> all.addAll(sweep.tasks()));
    comparison.ifPresent(sweep -> all.addAll(sweep.tasks()));
    return new SweepStatus(
        new SweepPlan(
            folder.path(),
            search.settings().experiment().name(),
            SweepNeeds.USUAL,
            AskedEngine.NONE,
            all.stream().map(TaskStatus::task).toList()),
        all);
  }

  /** What a row of a list says. */
  public SweepCounts counts() {
    Optional<Double> best = search.best().flatMap(SearchCandidate::score);
    return together()
        .summary()
        .of(
            new SearchCounts(
                stage(),
                search.generations().size(),
                search.settings().generations(),
                search.trained(),
                search.rejected().values().stream().mapToInt(Integer::intValue).sum(),
                best.isPresent() ? OptionalDouble.of(best.get()) : OptionalDouble.empty()));
  }

  /** Trainings that are not planned yet, at most: none is rejected. */
  int coming() {
    SearchSettings settings = search.settings();
    return switch (stage()) {
      case ENDED -> 0;
      case TEST -> comparison.isPresent() ? 0 : atTheEnd();
      case VALIDATION -> {
        int generations = settings.generations() - search.generations().size();
        int candidates = generations * settings.population() * settings.seeds().size();
        int baseline = trainings.isPresent() ? 0 : settings.seeds().size();
        yield candidates + baseline + atTheEnd();
      }
    };
  }

  private int atTheEnd() {
    return 2 * search.settings().fresh().size();
  }

  /** The part of all trainings that is made, in [0, 1], if no further candidate is rejected. */
  public double progress() {
    SweepStatus planned = together();
    int known = planned.tasks().size();
    int all = known + coming();
    return stage() == Stage.ENDED ? 1 : all == 0 ? 0 : planned.progress() * known / all;
  }

  /**
   * Seconds until the verdict at most, with as many trainings at once as now; NaN while none was
   * measured.
   */
  public double remaining() {
    if (stage() == Stage.ENDED) {
      return 0;
    }
    SweepStatus planned = together();
    double steps = search.settings().experiment().schedule().iterations();
    double work = planned.work() + coming() * steps * planned.secondsPerStep();
    return work / Math.max(1, planned.count(TaskState.RUNNING));
  }

  /**
   * The best candidate at the end, from the runs on the disk; empty where there is no verdict, or
   * these are gone.
   */
  public Optional<ComparedLoss> compared() {
    return search
        .verdict()
        .flatMap(
            verdict ->
                comparison.flatMap(
                    sweep ->
                        FinalComparison.best(search.settings(), verdict, sweep.plan().tasks())));
  }

  /** Where the trainings of each candidate are that has any, by the candidate's name. */
  public Map<String, TaskState> states() {
    Map<String, TaskState> states = new HashMap<>();
    trainings.ifPresent(
        sweep ->
            sweep
                .tasks()
                .forEach(one -> states.merge(one.task().loss(), one.state(), SearchStatus::first)));
    return states;
  }

  /** What is told of a candidate whose seeds differ. */
  private static TaskState first(TaskState one, TaskState other) {
    return ORDER.indexOf(one) < ORDER.indexOf(other) ? one : other;
  }
}

package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.sweep.AskedEngine;
import io.github.lossmith.trainer.sweep.Sweep;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.SweptLoss;
import io.github.lossmith.trainer.sweep.TaskStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings a search as far as it comes without a training: reads the results of trainings that are
 * finished, proposes and judges candidates, and plans the trainings that are next. Safe to be
 * killed at any moment and called again: {@code search.json} is replaced as a whole, candidates
 * that stand there are never proposed anew, and planning what is planned changes nothing.
 */
public final class SearchProgress {
  private final SearchFolder folder;
  private final SweepNeeds needs;

  /**
   * @param needs of one training, for a scheduler
   */
  public SearchProgress(SearchFolder folder, SweepNeeds needs) {
    this.folder = folder;
    this.needs = needs;
  }

  /**
   * How far a search came.
   *
   * @param trainings the tasks that have to be trained before it goes on; none at its end
   */
  public record Stage(CoefficientSearch search, Optional<SweepPlan> trainings) {}

  /** Goes on until something has to be trained. The caller holds the claim of the folder. */
  public Outcome<Stage> advance() {
    return folder.read().then(this::advance);
  }

  private Outcome<Stage> advance(CoefficientSearch search) {
    Optional<SearchGeneration> open = search.open();
    if (open.isPresent()) {
      return trained(search, open.get());
    }
    Optional<SearchGeneration> next = search.next();
    return next.isPresent() ? written(search.with(next.get())) : end(search);
  }

  private Outcome<Stage> written(CoefficientSearch search) {
    return folder.write(search).then(file -> advance(search));
  }

  /** The generation's trainings, or its results where they are finished. */
  private Outcome<Stage> trained(CoefficientSearch search, SearchGeneration generation) {
    SearchSettings settings = search.settings();
    return plan(
            settings,
            settings.onValidation(),
            generation.accepted(),
            settings.seeds(),
            folder.trainings())
        .then(
            plan ->
                plan.tasks().isEmpty()
                    ? CandidateScores.of(settings, generation, all(folder.trainings()))
                        .map(search::told)
                        .then(told -> best(told).then(done -> written(told)))
                    : Outcome.ok(new Stage(search, Optional.of(plan))));
  }

  private static List<SweepTask> all(SweepFolder sweep) {
    return sweep.read().map(SweepPlan::tasks).toOptional().orElse(List.of());
  }

  /** Plans the baseline and some candidates; what remains of it to be trained. */
  private Outcome<SweepPlan> plan(
      SearchSettings settings,
      Experiment experiment,
      List<SearchCandidate> candidates,
      List<Long> seeds,
      SweepFolder sweep) {
    return Outcome.each(candidates, settings::loss)
        .map(losses -> sweep(settings, experiment, losses, seeds))
        .then(asked -> SweepPlanning.plan(asked, sweep))
        .map(planned -> left(planned.plan(), names(settings, candidates)));
  }

  private static Set<String> names(SearchSettings settings, List<SearchCandidate> candidates) {
    Set<String> names = candidates.stream().map(SearchCandidate::name).collect(Collectors.toSet());
    names.add(settings.baseline().name());
    return names;
  }

  private Sweep sweep(
      SearchSettings settings, Experiment experiment, List<LossSettings> losses, List<Long> seeds) {
    List<SweptLoss> all = new ArrayList<>();
    all.add(SweptLoss.of(settings.baseline()));
    losses.forEach(loss -> all.add(SweptLoss.of(loss)));
    return new Sweep(
        experiment.name(),
        "",
        experiment.withLosses(List.of()),
        all,
        List.of(),
        seeds,
        needs,
        AskedEngine.NONE);
  }

  private static SweepPlan left(SweepPlan plan, Set<String> losses) {
    List<SweepTask> left =
        SweepStatus.of(plan, Instant.now()).tasks().stream()
            .filter(status -> !status.state().isResult())
            .map(TaskStatus::task)
            .filter(task -> losses.contains(task.loss()))
            .toList();
    return new SweepPlan(plan.folder(), plan.name(), plan.needs(), plan.engine(), left);
  }

  private Outcome<Stage> end(CoefficientSearch search) {
    Optional<SearchCandidate> best = search.best();
    if (best.isEmpty() || search.verdict().isPresent()) {
      return Outcome.ok(new Stage(search, Optional.empty()));
    }
    SearchSettings settings = search.settings();
    return best(search)
        .then(
            written ->
                plan(
                    settings,
                    settings.experiment(),
                    List.of(best.get()),
                    settings.fresh(),
                    folder.comparison()))
        .then(
            plan ->
                plan.tasks().isEmpty()
                    ? FinalComparison.of(settings, best.get(), all(folder.comparison()))
                        .map(search::with)
                        .then(this::written)
                    : Outcome.ok(new Stage(search, Optional.of(plan))));
  }

  /** Writes the best candidate so far. */
  private Outcome<CoefficientSearch> best(CoefficientSearch search) {
    Optional<SearchCandidate> best = search.best();
    if (best.isEmpty()) {
      return Outcome.ok(search);
    }
    return search.settings().design(best.get()).then(this::write).map(file -> search);
  }

  private Outcome<Path> write(Design design) {
    return DesignFile.write(design, folder.best());
  }
}

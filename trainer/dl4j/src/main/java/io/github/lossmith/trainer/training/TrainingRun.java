package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.detector.Detector;
import io.github.lossmith.trainer.detector.UpdateRule;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.feature.BatchOrder;
import io.github.lossmith.trainer.feature.BatchSource;
import io.github.lossmith.trainer.feature.FeatureCache;
import io.github.lossmith.trainer.feature.FeatureSource;
import io.github.lossmith.trainer.feature.PixelSource;
import io.github.lossmith.trainer.history.MetricLine.Note.Level;
import io.github.lossmith.trainer.history.MetricsCut;
import io.github.lossmith.trainer.preparation.Fingerprint;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import io.github.lossmith.trainer.preparation.RenamedLoss;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A whole run: the features, then one loss after another, or all in turns. */
final class TrainingRun {
  private final TrainingPlan plan;
  private final RunDirectory directory;
  private final StateHeartbeat keeper;
  private final BooleanSupplier stop;
  private final Set<String> warnings = new LinkedHashSet<>();

  /** The steps of each loss's last checkpoint, 0 where there is none; in the losses' order. */
  private final Map<String, Long> steps = new LinkedHashMap<>();

  private int weights;

  TrainingRun(
      TrainingPlan plan, RunDirectory directory, StateHeartbeat keeper, BooleanSupplier stop) {
    this.plan = plan;
    this.directory = directory;
    this.keeper = keeper;
    this.stop = stop;
  }

  /** Why nothing of the run may be changed: it has checkpoints of another experiment. */
  Optional<Problem> foreign() throws IOException {
    Optional<Problem> renamed =
        RenamedLoss.of(plan.experiment(), directory, new Dl4jCheckpoints(directory));
    if (renamed.isPresent()) {
      return renamed;
    }
    for (PlannedLoss loss : plan.losses()) {
      Optional<Problem> problem =
          checkpoints(loss).foreign(Fingerprint.accepted(plan.experiment(), loss));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** Trains the remaining steps. */
  RunEnd run() throws IOException {
    Optional<Problem> problem = findCheckpoints();
    MetricsCut cut = MetricsCut.of(directory.metrics(), steps);
    while (problem.isEmpty() && !cut.incomplete().isEmpty()) {
      // each round takes a checkpoint from a loss, which may move the cut to an earlier line
      for (String loss : cut.incomplete()) {
        new Checkpoints(directory, loss).deleteAfter(cut.lastStep(loss));
      }
      problem = findCheckpoints();
      cut = MetricsCut.of(directory.metrics(), steps);
    }
    if (problem.isPresent()) {
      return new RunEnd.Failed(problem.get());
    }
    for (String loss : cut.shortened()) {
      long kept = steps.getOrDefault(loss, cut.lastStep(loss));
      new Checkpoints(directory, loss).deleteAfter(kept);
    }
    cut.apply();
    TrainingTurns turns =
        new TrainingTurns(plan.experiment().schedule(), plan.losses(), steps, directory);
    turns.forgetUndone();
    Optional<String> next = turns.next();
    List<String> told = warnings(cut);
    if (next.isEmpty() && told.isEmpty()) {
      return new RunEnd.Finished();
    }
    try (RunLog log = RunLog.resume(directory)) {
      String place = next.orElse("");
      for (String warning : told) {
        log.note(place, steps.getOrDefault(place, 0L), Level.WARNING, warning);
      }
      if (next.isEmpty()) {
        return new RunEnd.Finished();
      }
      tell(log, place);
      return run(turns, log);
    }
  }

  private Checkpoints checkpoints(PlannedLoss loss) {
    return new Checkpoints(directory, loss.name());
  }

  /** Finds how far each loss is; the problem is that of checkpoints that do not fit. */
  private Optional<Problem> findCheckpoints() throws IOException {
    for (PlannedLoss loss : plan.losses()) {
      Outcome<Optional<Checkpoint>> last = last(loss);
      Optional<Problem> problem = last.failure();
      if (problem.isPresent()) {
        return problem;
      }
      steps.put(loss.name(), last.orThrow().map(Checkpoint::steps).orElse(0).longValue());
    }
    return Optional.empty();
  }

  private Outcome<Optional<Checkpoint>> last(PlannedLoss loss) throws IOException {
    Checkpoints there = checkpoints(loss);
    return there.isEmpty() ? Outcome.ok(Optional.empty()) : there.last(fit(loss), warnings::add);
  }

  private Checkpoints.Fit fit(PlannedLoss loss) {
    int size = weights();
    return new Checkpoints.Fit(
        size,
        (int)
            UpdateRule.of(loss.settings(), plan.experiment().schedule().iterations())
                .stateSize(size));
  }

  /** How many weights the detector has; it is made for that once, where there are checkpoints. */
  private int weights() {
    if (weights == 0) {
      try (Detector detector =
          Detector.create(plan.experiment().detector(), plan.scores(), null, 1, 0, null)) {
        weights = (int) detector.size();
      }
    }
    return weights;
  }

  private List<String> warnings(MetricsCut cut) {
    List<String> told = new ArrayList<>(warnings);
    for (Map.Entry<String, Long> checkpoint : steps.entrySet()) {
      String loss = checkpoint.getKey();
      OptionalLong missing = cut.gap(loss);
      if (missing.isPresent()) {
        String first = Long.toString(missing.getAsLong());
        String made = Long.toString(checkpoint.getValue());
        told.add(
            Problem.of("trainer.training.gap", directory.metrics(), loss, first, made).message());
      }
    }
    return told;
  }

  private void tell(RunLog log, String next) throws IOException {
    if (steps.values().stream().anyMatch(made -> made > 0)) {
      log.note(next, steps.getOrDefault(next, 0L), Level.INFO, "resumed");
    } else {
      tellAboutData(log);
    }
  }

  private void tellAboutData(RunLog log) throws IOException {
    int skipped = plan.images().train().skippedBoxes() + plan.images().test().skippedBoxes();
    log.note(
        "",
        0,
        skipped > 0 ? Level.WARNING : Level.INFO,
        String.format(
            Locale.ROOT,
            "%d images to train on, %d to test on, %d priors; %d bad boxes skipped",
            plan.images().train().samples().size(),
            plan.images().test().samples().size(),
            plan.priors().count(),
            skipped));
  }

  private RunEnd run(TrainingTurns turns, RunLog log) throws IOException {
    Outcome<BatchSource> opened = source(log);
    Optional<Problem> problem = opened.failure();
    if (problem.isPresent()) {
      return stop.getAsBoolean() ? new RunEnd.Stopped() : new RunEnd.Failed(problem.get());
    }
    try (BatchSource source = opened.orThrow()) {
      Evaluator evaluator = new Evaluator(plan.images().test(), source, plan.priors());
      ProgressEstimate estimate =
          new ProgressEstimate(keeper, plan.experiment().schedule(), plan.losses().size());
      turns.stopThoseBehind(log);
      Optional<String> next = turns.next();
      while (next.isPresent()) {
        PlannedLoss loss = planned(next.get());
        Optional<Checkpoint> from = last(loss).orThrow();
        estimate.begin(
            loss.name(), from.map(Checkpoint::steps).orElse(0), turns.others(loss.name()));
        try (LossTraining training =
            new LossTraining(plan, loss, directory, source, evaluator, estimate)) {
          from.ifPresent(training::restore);
          RunEnd end = training.run(log, stop, turns.end(loss.name()));
          if (!(end instanceof RunEnd.Finished)) {
            return end;
          }
          steps.put(loss.name(), (long) training.steps());
        }
        turns.stopThoseBehind(log);
        next = turns.next();
      }
    }
    return new RunEnd.Finished();
  }

  private PlannedLoss planned(String name) {
    return plan.losses().stream()
        .filter(loss -> loss.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name));
  }

  private Outcome<BatchSource> source(RunLog log) {
    Schedule schedule = plan.experiment().schedule();
    DetectorSettings detector = plan.experiment().detector();
    BatchOrder order =
        new BatchOrder(plan.images().train().samples().size(), schedule.batch(), schedule.seed());
    Optional<FeatureCache> features = plan.features();
    FeatureProgress progress = new FeatureProgress(log, keeper, plan.featureFolder());
    if (features.isPresent()) {
      return FeatureSource.open(
              features.get(),
              plan.images(),
              detector,
              plan.priors(),
              order,
              plan.augmenter(),
              progress,
              stop)
          .map(source -> source);
    }
    PixelSource pixels =
        new PixelSource(
            plan.images(),
            detector.size(),
            plan.priors(),
            order,
            plan.augmenter(),
            detector.copies() > 0);
    return pixels
        .load(progress, stop)
        .map(Outcome::<BatchSource>bad)
        .orElseGet(() -> Outcome.ok(pixels));
  }
}

package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.feature.BatchOrder;
import io.github.lossmith.trainer.feature.BatchSource;
import io.github.lossmith.trainer.feature.FeatureCache;
import io.github.lossmith.trainer.feature.FeatureSource;
import io.github.lossmith.trainer.feature.PixelSource;
import io.github.lossmith.trainer.run.MetricLine.Note.Level;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A whole run: the features, then one loss after another. */
final class TrainingRun {
  private final TrainingPlan plan;
  private final RunDirectory directory;
  private final StateKeeper keeper;
  private final BooleanSupplier stop;
  private final List<String> warnings = new ArrayList<>();

  TrainingRun(TrainingPlan plan, RunDirectory directory, StateKeeper keeper, BooleanSupplier stop) {
    this.plan = plan;
    this.directory = directory;
    this.keeper = keeper;
    this.stop = stop;
  }

  /** Trains what is not trained yet. */
  RunEnd run() throws IOException {
    int first = 0;
    Optional<Checkpoint> checkpoint = Optional.empty();
    int iterations = plan.experiment().schedule().iterations();
    while (first < plan.losses().size()) {
      checkpoint = last(plan.losses().get(first));
      if (checkpoint.isEmpty() || checkpoint.get().steps() < iterations) {
        break;
      }
      first++;
    }
    if (first == plan.losses().size()) {
      return new RunEnd.Finished();
    }
    String resumed = plan.losses().get(first).name();
    int steps = checkpoint.map(Checkpoint::steps).orElse(0);
    try (RunLog log = RunLog.resume(directory, resumed, steps)) {
      for (String warning : warnings) {
        log.note(resumed, steps, Level.WARNING, warning);
      }
      if (first > 0 || steps > 0) {
        log.note(resumed, steps, Level.INFO, "resumed");
      } else {
        tellAboutData(log);
      }
      return run(log, first, checkpoint);
    }
  }

  private Optional<Checkpoint> last(PlannedLoss loss) throws IOException {
    return new Checkpoints(directory, loss.name())
        .last(Fingerprint.of(plan.experiment(), loss), warnings::add);
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

  private RunEnd run(RunLog log, int first, Optional<Checkpoint> checkpoint) throws IOException {
    Outcome<BatchSource> opened = source(log);
    Optional<Problem> problem = opened.failure();
    if (problem.isPresent()) {
      return stop.getAsBoolean() ? new RunEnd.Stopped() : new RunEnd.Failed(problem.get());
    }
    try (BatchSource source = opened.orThrow()) {
      Evaluator evaluator = new Evaluator(plan.images().test(), source, plan.priors());
      Clockwork clockwork =
          new Clockwork(keeper, plan.experiment().schedule(), plan.losses().size());
      for (int i = first; i < plan.losses().size(); i++) {
        PlannedLoss loss = plan.losses().get(i);
        Optional<Checkpoint> from = i == first ? checkpoint : Optional.empty();
        clockwork.begin(loss.name(), from.map(Checkpoint::steps).orElse(0), i);
        try (LossTraining training =
            new LossTraining(plan, loss, directory, source, evaluator, clockwork)) {
          from.ifPresent(training::restore);
          RunEnd end = training.run(log, stop);
          if (!(end instanceof RunEnd.Finished)) {
            return end;
          }
        }
      }
    }
    return new RunEnd.Finished();
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

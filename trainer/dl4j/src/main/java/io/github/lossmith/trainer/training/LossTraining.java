package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.detector.Detector;
import io.github.lossmith.trainer.detector.UpdateRule;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.feature.BatchSource;
import io.github.lossmith.trainer.feature.PriorTargets;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricLine.Note.Level;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.loss.DetectionLoss;
import io.github.lossmith.trainer.metric.ClassPrecision;
import io.github.lossmith.trainer.metric.MeanAveragePrecision;
import io.github.lossmith.trainer.preparation.Fingerprint;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import io.github.lossmith.trainer.preparation.StoppedLosses;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The training of one loss, from its last checkpoint to its last step. */
final class LossTraining implements AutoCloseable {
  /** The number that the window shows side by side. */
  private static final int PICTURES = 4;

  private final TrainingPlan plan;
  private final PlannedLoss loss;
  private final RunDirectory directory;
  private final BatchSource source;
  private final Evaluator evaluator;
  private final ProgressEstimate estimate;
  private final Schedule schedule;
  private final Checkpoints checkpoints;
  private final String fingerprint;
  private final DetectionLoss detectionLoss;
  private final Detector detector;
  private final INDArray[] inputs;
  private final INDArray[] looked;
  private final INDArray labels;
  private final MovingTables tables;
  private final DivergenceWatch watch = new DivergenceWatch();
  private double best = -1;

  LossTraining(
      TrainingPlan plan,
      PlannedLoss loss,
      RunDirectory directory,
      BatchSource source,
      Evaluator evaluator,
      ProgressEstimate estimate) {
    this.plan = plan;
    this.loss = loss;
    this.directory = directory;
    this.source = source;
    this.evaluator = evaluator;
    this.estimate = estimate;
    this.schedule = plan.experiment().schedule();
    this.checkpoints = new Checkpoints(directory, loss.name());
    this.fingerprint = Fingerprint.of(plan.experiment(), loss);
    this.tables = new MovingTables(loss, schedule.iterations());
    this.detectionLoss =
        new DetectionLoss(
            tables.after(0),
            loss.normalisation(),
            loss.easyPerHard(),
            loss.settings().boxWeight(),
            plan.priors().count(),
            plan.scores());
    this.detector =
        Detector.create(
            plan.experiment().detector(),
            plan.scores(),
            detectionLoss,
            UpdateRule.of(loss.settings(), schedule.iterations()),
            schedule.seed(),
            plan.experiment().detector().trunk() == TrunkMode.FROZEN ? null : plan.weights());
    this.inputs = detector.inputs(schedule.batch());
    this.looked = schedule.accumulate() == 1 ? inputs : detector.inputs(schedule.imagesAtOnce());
    this.labels = Nd4j.create(DataType.FLOAT, schedule.batch(), PriorTargets.length(plan.priors()));
  }

  /** Continues from a checkpoint. */
  void restore(Checkpoint checkpoint) {
    detector.restore(checkpoint.weights(), checkpoint.moments(), checkpoint.steps());
    best = checkpoint.best();
    tables.restore(checkpoint.balance());
  }

  /** How many steps are made. */
  int steps() {
    return detector.steps();
  }

  /**
   * Trains so many steps, fewer where {@code stop} asks for it or the loss is to be trained no
   * further. A checkpoint of the last step is there afterwards.
   */
  RunEnd run(RunLog log, BooleanSupplier stop, int until) throws IOException {
    StoppedLosses stopped = new StoppedLosses(directory);
    int saved = detector.steps();
    while (detector.steps() < until) {
      boolean noFurther = stopped.contains(loss.name());
      if (noFurther || stop.getAsBoolean()) {
        if (noFurther) {
          log.note(loss.name(), detector.steps(), Level.INFO, "stopped by hand");
        }
        if (saved != detector.steps()) {
          save(log);
        }
        return noFurther ? new RunEnd.Finished() : new RunEnd.Stopped();
      }
      Optional<RunEnd> end = lookBeforeTheFirstStep(log).map(RunEnd.Failed::new);
      end = end.isPresent() ? end : step(log);
      int done = detector.steps();
      boolean evaluate = schedule.evaluatesAfter(done);
      if (end.isEmpty() && evaluate) {
        end = evaluate(log).map(RunEnd.Failed::new);
      }
      if (end.isPresent()) {
        return end.get();
      }
      if (evaluate || done % schedule.checkpointEvery() == 0) {
        save(log);
        saved = done;
      }
    }
    return new RunEnd.Finished();
  }

  /**
   * p_t and the gradient that the loss begins with. A run that was killed before its first
   * checkpoint has the line and begins again.
   */
  private Optional<Problem> lookBeforeTheFirstStep(RunLog log) throws IOException {
    if (detector.steps() > 0 || hasProbabilities()) {
      return Optional.empty();
    }
    estimate.status(RunStatus.EVALUATING);
    Outcome<ProbabilityHistogram> seen =
        evaluator.probabilities(detector, looked, tables.after(0), loss.easyPerHard());
    if (seen.isOk()) {
      log.append(new MetricLine.Probabilities(loss.name(), 0, RunLog.now(), seen.orThrow()));
    }
    estimate.evaluated();
    return seen.failure();
  }

  private boolean hasProbabilities() throws IOException {
    return RunHistory.read(directory)
        .loss(loss.name())
        .filter(history -> !history.probabilities().isEmpty())
        .isPresent();
  }

  /** One step; how the training ended, if it did. */
  private Optional<RunEnd> step(RunLog log) throws IOException {
    int step = detector.steps();
    tables.changed(step).ifPresent(detectionLoss::follow);
    Outcome<int[]> batch = source.train(step, inputs, labels);
    if (!batch.isOk()) {
      return batch.failure().map(RunEnd.Failed::new);
    }
    detector.step(inputs, labels, schedule.accumulate());
    DetectionLoss.Parts parts = detectionLoss.last();
    if (watch.isBroken(parts.total())) {
      return Optional.of(
          new RunEnd.Diverged(
              Divergence.describe(plan, loss, step, batch.orThrow(), detectionLoss, labels)));
    }
    tables.observe(
        detectionLoss.hard(schedule.batch()),
        (long) schedule.batch() * plan.priors().count(),
        parts.classification().positives());
    double seconds = estimate.secondsOf(loss.name(), step + 1);
    log.append(
        new MetricLine.Step(
            loss.name(),
            step + 1,
            RunLog.now(),
            parts.total(),
            parts.classification().value(),
            parts.boxes(),
            loss.settings().learningRate(step, schedule.iterations()),
            schedule.batch(),
            seconds,
            tables.balance().of(BatchLetter.RATIO),
            tables.balance().of(BatchLetter.POSITIVES)));
    return Optional.empty();
  }

  private Optional<Problem> evaluate(RunLog log) throws IOException {
    estimate.status(RunStatus.EVALUATING);
    long start = System.nanoTime();
    int done = detector.steps();
    Outcome<DetectorEvaluation> outcome =
        evaluator.evaluate(detector, looked, tables.after(done), loss.easyPerHard());
    if (!outcome.isOk()) {
      return outcome.failure();
    }
    DetectorEvaluation seen = outcome.orThrow();
    double seconds = (System.nanoTime() - start) / 1e9;
    // first the pictures: who reads the line looks for them
    pictures(seen, done);
    seen.anchors().write(directory.detections(loss.name(), done));
    log.append(
        new MetricLine.Evaluation(
            loss.name(),
            done,
            RunLog.now(),
            seen.eleven().mean(),
            seen.all().mean(),
            byClass(seen.eleven()),
            byClass(seen.all()),
            seconds));
    log.append(new MetricLine.Probabilities(loss.name(), done, RunLog.now(), seen.probabilities()));
    if (seen.eleven().mean() > best) {
      best = seen.eleven().mean();
      checkpoints.writeBest(checkpoint());
    }
    estimate.evaluated();
    return Optional.empty();
  }

  private static Map<String, Double> byClass(MeanAveragePrecision precision) {
    Map<String, Double> values = new TreeMap<>();
    for (ClassPrecision one : precision.classes()) {
      values.put(one.name(), one.averagePrecision());
    }
    return values;
  }

  private void pictures(DetectorEvaluation seen, int done) throws IOException {
    var test = plan.images().test();
    for (int i = 0; i < Math.min(PICTURES, test.samples().size()); i++) {
      DetectionPicture.write(
          test.samples().get(i),
          seen.detections().get(i),
          test.classes(),
          directory.detections(loss.name(), done));
    }
  }

  private void save(RunLog log) throws IOException {
    log.force();
    checkpoints.write(checkpoint());
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        fingerprint,
        detector.steps(),
        best,
        detector.weights(),
        detector.moments(),
        tables.balance());
  }

  @Override
  public void close() {
    detector.close();
    labels.close();
    for (INDArray input : inputs) {
      input.close();
    }
    if (looked != inputs) {
      for (INDArray input : looked) {
        input.close();
      }
    }
  }
}

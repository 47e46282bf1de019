package io.github.lossmith.trainer.history;

import io.github.lossmith.trainer.metric.Interpolation;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One line of {@code metrics.jsonl}. Every line names the loss it is about, since one run trains
 * several losses, one after another or in turns, and the number of finished steps of that loss.
 */
public sealed interface MetricLine {
  /** The loss's name; empty for a note about the whole run. */
  String loss();

  /** Finished steps of this loss. */
  long iteration();

  /** When it was written, to the millisecond. */
  Instant time();

  /** One result for each kind; a new kind does not compile before every caller knows it. */
  <R> R fold(
      Function<? super Step, ? extends R> onStep,
      Function<? super Evaluation, ? extends R> onEvaluation,
      Function<? super Probabilities, ? extends R> onProbabilities,
      Function<? super Features, ? extends R> onFeatures,
      Function<? super Note, ? extends R> onNote);

  /** {@link #fold} without a result. */
  default void match(
      Consumer<? super Step> onStep,
      Consumer<? super Evaluation> onEvaluation,
      Consumer<? super Probabilities> onProbabilities,
      Consumer<? super Features> onFeatures,
      Consumer<? super Note> onNote) {
    Runnable matched =
        fold(
            step -> () -> onStep.accept(step),
            evaluation -> () -> onEvaluation.accept(evaluation),
            probabilities -> () -> onProbabilities.accept(probabilities),
            features -> () -> onFeatures.accept(features),
            note -> () -> onNote.accept(note));
    matched.run();
  }

  /**
   * One training step.
   *
   * @param total classification + λ·boxes, as minimised
   * @param classification the designed loss over the anchors, normalised
   * @param boxes Smooth-L1 before λ
   * @param learningRate of this step
   * @param images how many it learned from; 0 if the line does not say
   * @param seconds since the loss's line before, or since its training began or went on; NaN if the
   *     line does not say
   * @param ratio hard anchors for each easy one, smoothed; NaN if the line does not say
   * @param positives the share of the anchors that are objects, smoothed; NaN if the line does not
   *     say
   */
  record Step(
      String loss,
      long iteration,
      Instant time,
      double total,
      double classification,
      double boxes,
      double learningRate,
      int images,
      double seconds,
      double ratio,
      double positives)
      implements MetricLine {
    /** A line that does not say what the batches were like. */
    public Step(
        String loss,
        long iteration,
        Instant time,
        double total,
        double classification,
        double boxes,
        double learningRate,
        int images,
        double seconds) {
      this(
          loss,
          iteration,
          time,
          total,
          classification,
          boxes,
          learningRate,
          images,
          seconds,
          Double.NaN,
          Double.NaN);
    }

    /** The speed of this step. */
    public double imagesPerSecond() {
      return images / seconds;
    }

    @Override
    public <R> R fold(
        Function<? super Step, ? extends R> onStep,
        Function<? super Evaluation, ? extends R> onEvaluation,
        Function<? super Probabilities, ? extends R> onProbabilities,
        Function<? super Features, ? extends R> onFeatures,
        Function<? super Note, ? extends R> onNote) {
      return onStep.apply(this);
    }
  }

  /**
   * The mean average precision over the test split, in [0, 1].
   *
   * @param map11 the 11-point mean (VOC2007)
   * @param mapAll the all-point mean (VOC2010 and later)
   * @param ap11 11-point AP by class name, NaN where a class has no object
   * @param apAll all-point AP by class name
   * @param seconds how long the evaluation took
   */
  record Evaluation(
      String loss,
      long iteration,
      Instant time,
      double map11,
      double mapAll,
      Map<String, Double> ap11,
      Map<String, Double> apAll,
      double seconds)
      implements MetricLine {
    public Evaluation {
      ap11 = new TreeMap<>(ap11);
      apAll = new TreeMap<>(apAll);
    }

    /** The mean average precision by one of its definitions. */
    public double mean(Interpolation interpolation) {
      return interpolation == Interpolation.ELEVEN_POINT ? map11 : mapAll;
    }

    /** The average precision by class name, NaN where a class has no object. */
    public Map<String, Double> classes(Interpolation interpolation) {
      return interpolation == Interpolation.ELEVEN_POINT ? ap11() : apAll();
    }

    @Override
    public Map<String, Double> ap11() {
      return Collections.unmodifiableMap(ap11);
    }

    @Override
    public Map<String, Double> apAll() {
      return Collections.unmodifiableMap(apAll);
    }

    @Override
    public <R> R fold(
        Function<? super Step, ? extends R> onStep,
        Function<? super Evaluation, ? extends R> onEvaluation,
        Function<? super Probabilities, ? extends R> onProbabilities,
        Function<? super Features, ? extends R> onFeatures,
        Function<? super Note, ? extends R> onNote) {
      return onEvaluation.apply(this);
    }
  }

  /** The histogram of p_t over all examined anchors, with their gradients under the loss. */
  record Probabilities(String loss, long iteration, Instant time, ProbabilityHistogram histogram)
      implements MetricLine {
    @Override
    public <R> R fold(
        Function<? super Step, ? extends R> onStep,
        Function<? super Evaluation, ? extends R> onEvaluation,
        Function<? super Probabilities, ? extends R> onProbabilities,
        Function<? super Features, ? extends R> onFeatures,
        Function<? super Note, ? extends R> onNote) {
      return onProbabilities.apply(this);
    }
  }

  /**
   * A report that a frozen trunk's features of some images were computed.
   *
   * @param loss empty: they serve all losses
   * @param images views, augmented copies included
   * @param seconds since the first of the run's images
   */
  record Features(String loss, long iteration, Instant time, int images, double seconds)
      implements MetricLine {
    @Override
    public <R> R fold(
        Function<? super Step, ? extends R> onStep,
        Function<? super Evaluation, ? extends R> onEvaluation,
        Function<? super Probabilities, ? extends R> onProbabilities,
        Function<? super Features, ? extends R> onFeatures,
        Function<? super Note, ? extends R> onNote) {
      return onFeatures.apply(this);
    }
  }

  /** A message: skipped boxes, a resume, a warning, why the run stopped. */
  record Note(String loss, long iteration, Instant time, Level level, String text)
      implements MetricLine {
    /** Its severity. */
    public enum Level {
      INFO,
      WARNING,
      ERROR
    }

    @Override
    public <R> R fold(
        Function<? super Step, ? extends R> onStep,
        Function<? super Evaluation, ? extends R> onEvaluation,
        Function<? super Probabilities, ? extends R> onProbabilities,
        Function<? super Features, ? extends R> onFeatures,
        Function<? super Note, ? extends R> onNote) {
      return onNote.apply(this);
    }
  }
}

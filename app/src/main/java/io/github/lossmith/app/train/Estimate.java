package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run will take.
 *
 * @param seconds of the whole run
 * @param diskBytes checkpoints, metrics and cached features
 * @param memoryBytes most at a time, 0 where not known
 */
record Estimate(double seconds, long diskBytes, long memoryBytes) {
  private static final double GIB = 1L << 30;
  private static final double MIB = 1L << 20;
  private static final int CHECKPOINTS_KEPT = 3;
  private static final int BYTES_PER_STEP = 400;

  /** From a warm-up of the same detector and the numbers of images. */
  static Estimate of(Experiment experiment, WarmUp.Measured warm, DataVerdict.Counts images) {
    int losses = experiment.losses().size();
    double steps = experiment.schedule().iterations();
    double tests = (double) images.test() * experiment.schedule().evaluations();
    double tested = Double.isFinite(warm.testSeconds()) ? tests * warm.testSeconds() : 0;
    double each = steps * warm.stepSeconds() + tested;
    double disk =
        losses * (CHECKPOINTS_KEPT * (double) warm.checkpointBytes() + steps * BYTES_PER_STEP)
            + features(experiment.detector(), images);
    return new Estimate(
        warm.prepareSeconds() + losses * each, Math.round(disk), warm.memoryBytes());
  }

  /** Bytes of the cached features of a frozen trunk: 19 x 19 x 576 α and 10 x 10 x 1280 floats. */
  private static double features(DetectorSettings detector, DataVerdict.Counts images) {
    if (detector.trunk() != TrunkMode.FROZEN) {
      return 0;
    }
    double scale = Math.pow(detector.size() / 300.0, 2);
    double floats = scale * (19 * 19 * 576 * detector.width() + 10 * 10 * 1280);
    return 4 * floats * ((double) images.train() * (1 + detector.copies()) + images.test());
  }

  /** A sentence, with the machine it was measured on. */
  String in(Texts texts) {
    String memory = memoryBytes > 0 ? texts.number(memoryBytes / GIB, 2) + " GiB" : "–";
    return texts.text(
        "app.train.estimate",
        Integer.toString(Runtime.getRuntime().availableProcessors()),
        new RunWords(texts).duration(Duration.ofMillis(Math.round(seconds * 1e3))),
        texts.number(diskBytes / MIB, 3) + " MiB",
        memory);
  }

  /** Measures and says it. */
  static Words measure(WarmUp warmUp, Experiment experiment) {
    Optional<WarmUp.Measured> warm = warmUp.measure(experiment);
    if (warm.isEmpty()) {
      return Words.of("app.train.estimate.none");
    }
    return DataVerdict.counts(experiment)
        .fold(
            counts -> of(experiment, warm.get(), counts)::in,
            problem -> texts -> texts.text(problem));
  }
}

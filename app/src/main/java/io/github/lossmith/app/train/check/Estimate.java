package io.github.lossmith.app.train.check;

import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.runs.RunText;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.network.DetectorNetwork;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The estimated cost of a run.
 *
 * @param seconds of the whole run
 * @param diskBytes checkpoints, metrics and cached features
 * @param memoryBytes most at a time, 0 where not known
 * @param device it was measured on
 */
public record Estimate(double seconds, long diskBytes, long memoryBytes, Device device) {
  private static final double GIB = 1L << 30;
  private static final double MIB = 1L << 20;
  private static final int CHECKPOINTS_KEPT = 3;
  private static final double BUSY_PART = 0.5;
  private static final int BYTES_PER_STEP = 400;

  /** The estimate from a warm-up of the same detector and the numbers of images. */
  public static Estimate of(
      Experiment experiment, WarmUp.Measured warm, DataVerdict.Counts images, Device device) {
    int losses = experiment.losses().size() * experiment.schedule().each().size();
    double steps = experiment.schedule().iterations();
    double tests = (double) images.test() * experiment.schedule().evaluations();
    double tested = Double.isFinite(warm.testSeconds()) ? tests * warm.testSeconds() : 0;
    double each = steps * warm.stepSeconds() + tested;
    double disk =
        losses * (CHECKPOINTS_KEPT * (double) warm.checkpointBytes() + steps * BYTES_PER_STEP)
            + cached(experiment.detector(), images);
    return new Estimate(
        warm.prepareSeconds() + warm.featureSeconds() * views(experiment, images) + losses * each,
        Math.round(disk),
        warm.memoryBytes(),
        device);
  }

  /** Images that a frozen trunk processes once; its features are kept. */
  private static double views(Experiment experiment, DataVerdict.Counts images) {
    DetectorSettings detector = experiment.detector();
    return detector.trunk() == TrunkMode.FROZEN
        ? (double) images.train() * (1 + detector.copies()) + images.test()
        : 0;
  }

  private static double cached(DetectorSettings detector, DataVerdict.Counts images) {
    return detector.trunk() == TrunkMode.FROZEN
        ? DetectorNetwork.featureBytes(detector, images.train(), detector.copies())
            + (double) DetectorNetwork.featureBytes(detector, images.test(), 0)
        : 0;
  }

  /** A sentence, with the machine it was measured on. */
  String in(Texts texts) {
    String memory = memoryBytes > 0 ? texts.number(memoryBytes / GIB, 2) + " GiB" : "–";
    return texts.text(
        "app.train.estimate." + (device.isProcessor() ? "cpu" : "gpu"),
        Integer.toString(Runtime.getRuntime().availableProcessors()),
        new RunText(texts).duration(Duration.ofMillis(Math.round(seconds * 1e3))),
        texts.number(diskBytes / MIB, 3) + " MiB",
        memory);
  }

  /** The other load of the machine, if it is known and relevant. */
  private static String busy(double load, Texts texts) {
    boolean matters = load > Runtime.getRuntime().availableProcessors() * BUSY_PART;
    return matters ? texts.text("app.train.estimate.busy", texts.number(load, 2)) : "";
  }

  /** Measures and returns the sentence. */
  public static LocalisedText measure(WarmUp warmUp, Experiment experiment, EngineChoice choice) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return warmUp
        .measure(experiment, choice)
        .then(
            warm ->
                DataVerdict.counts(experiment)
                    .map(counts -> of(experiment, warm, counts, choice.device())))
        .fold(
            estimate -> texts -> estimate.in(texts) + busy(load, texts),
            problem -> texts -> texts.text(problem));
  }
}

package io.github.lossmith.trainer.detector;

import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.experiment.Coefficients;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.loss.DetectionLoss;
import io.github.lossmith.trainer.prior.Priors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Scanner;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Times what a training run is made of; a whole step needs its own JVM flags, so this is a program
 * and no JMH class. Prints median and minimum in milliseconds. Arguments: the folder of the Keras
 * weights, then any of {@code features}, {@code heads}, {@code fine-tuning}, {@code quick}. With a
 * last argument {@code --turns} it reads a number of steps from the standard input, makes them,
 * prints their milliseconds on a line, and reads the next: another program steps between.
 */
public final class StepBenchmark {
  private static final int WARM_UP = 40;
  private static final int RUNS = 21;

  private static boolean inTurns;

  private StepBenchmark() {}

  /** Runs the named parts, all where none is named. */
  public static void main(String[] args) {
    inTurns = args[args.length - 1].equals("--turns");
    System.out.println(Backend.load());
    Path weights = Path.of(args[0]);
    for (int i = 1; i < args.length - (inTurns ? 1 : 0); i++) {
      switch (args[i]) {
        case "features" -> features(weights);
        case "heads" ->
            step("head step, BCCD, batch 16", settings(TrunkMode.FROZEN, 300, 0.35), 4, 16);
        case "fine-tuning" ->
            step(
                "fine-tuning step, 1.0, 224, batch 8",
                settings(TrunkMode.FINE_TUNED, 224, 1),
                4,
                8);
        case "quick" -> step("quick step, batch 16", quick(), 4, 16);
        default -> throw new IllegalArgumentException(args[i]);
      }
    }
  }

  private static DetectorSettings settings(TrunkMode trunk, int size, double width) {
    DetectorSettings usual = ExperimentPresets.named("bccd").detector();
    return new DetectorSettings(
        size, trunk, width, "", 0, usual.minimumSizes(), usual.maximumSizes(), usual.ratios(), 0);
  }

  private static DetectorSettings quick() {
    return ExperimentPresets.named("quick").detector();
  }

  private static void features(Path weights) {
    KerasWeights read = KerasWeights.read(weights.resolve(KerasWeights.name(0.35)), 0.35).orThrow();
    int images = 16;
    float[] pixels = new float[images * 300 * 300 * 3];
    Random random = new Random(0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 2 * random.nextFloat() - 1;
    }
    try (Trunk trunk = Trunk.of(0.35, 300, read)) {
      time("features, 0.35, 300, an image", images, () -> trunk.features(pixels));
    }
  }

  private static void step(String name, DetectorSettings settings, int scores, int images) {
    int priors = Priors.of(settings).count();
    DetectionLoss loss =
        new DetectionLoss(
            Coefficients.tables("focal", 0).orThrow(),
            Normalisation.POSITIVES,
            0,
            1,
            priors,
            scores);
    try (Detector detector = Detector.create(settings, scores, loss, 1e-3, 0, null)) {
      INDArray[] inputs = detector.inputs(images);
      Random random = new Random(1);
      for (INDArray input : inputs) {
        float[] values = new float[(int) input.length()];
        for (int i = 0; i < values.length; i++) {
          values[i] = Math.max(0, 4 * random.nextFloat() - 2);
        }
        Floats.write(input, 0, values, values.length);
      }
      INDArray labels = Nd4j.create(DataType.FLOAT, images, priors * 5L);
      for (int i = 0; i < images; i++) {
        for (int k = 0; k < 15; k++) {
          labels.putScalar(i, random.nextInt(priors), 1 + random.nextInt(scores - 1));
        }
      }
      time(name + ", " + detector.size() + " weights", 1, () -> detector.step(inputs, labels));
    }
  }

  private static void takeTurns(Runnable work) {
    System.out.println("ready");
    Scanner wanted = new Scanner(System.in, StandardCharsets.US_ASCII);
    while (wanted.hasNextInt()) {
      StringBuilder line = new StringBuilder();
      for (int left = wanted.nextInt(); left > 0; left--) {
        long start = System.nanoTime();
        work.run();
        line.append((System.nanoTime() - start) / 1e6).append(' ');
      }
      System.out.println(line);
    }
  }

  private static void time(String name, int parts, Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    if (inTurns) {
      takeTurns(work);
      return;
    }
    double[] times = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - start) / 1e6 / parts;
    }
    Arrays.sort(times);
    System.out.printf("%-50s median %.1f ms, minimum %.1f ms%n", name, times[RUNS / 2], times[0]);
  }
}

package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.experiment.Coefficients;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.feature.PriorTargets;
import io.github.lossmith.trainer.loss.DetectionLoss;
import io.github.lossmith.trainer.prior.Priors;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches cut into parts against the same batches whole. */
class AccumulatedStepTest {
  private static final int IMAGES = 7;
  private static final int SCORES = 4;

  private static DetectorSettings settings(TrunkMode trunk) {
    boolean small = trunk == TrunkMode.SMALL;
    List<Double> least = small ? List.of(16.0, 40.0, 60.0) : List.of(16., 24., 40., 50., 60., 70.);
    List<Double> most = small ? List.of(40.0, 60.0, 90.0) : List.of(24., 40., 50., 60., 70., 90.);
    return new DetectorSettings(96, trunk, 0.35, "", 0, least, most, List.of(2.0, 3.0), 0.01);
  }

  /** A detector, its loss, and a batch that both were made for; every one the same. */
  private static final class Bench implements AutoCloseable {
    final DetectionLoss loss;
    final Detector detector;
    final INDArray[] inputs;
    final INDArray labels;
    final Priors priors;

    Bench(TrunkMode trunk, Normalisation normalisation, double mining) {
      priors = Priors.of(settings(trunk));
      loss =
          new DetectionLoss(
              Coefficients.tables(DesignRef.of("focal").resolve().orThrow(), 1).orThrow(),
              normalisation,
              mining,
              0.5,
              priors.count(),
              SCORES);
      detector = Detector.create(settings(trunk), SCORES, loss, 1e-3, 3, null);
      inputs = detector.inputs(IMAGES);
      Random random = new Random(8);
      for (INDArray input : inputs) {
        float[] values = new float[(int) input.length()];
        for (int i = 0; i < values.length; i++) {
          values[i] = random.nextFloat() * 2 - 1;
        }
        Floats.write(input, 0, values, values.length);
      }
      labels = Nd4j.zeros(DataType.FLOAT, IMAGES, PriorTargets.length(priors));
      for (int i = 0; i < 40; i++) {
        int image = i % 3; // the other images have no object
        int prior = random.nextInt(priors.count());
        labels.putScalar(image, prior, 1 + random.nextInt(SCORES - 1));
        for (int k = 0; k < 4; k++) {
          labels.putScalar(image, priors.count() + 4L * prior + k, random.nextGaussian());
        }
      }
    }

    @Override
    public void close() {
      detector.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SMALL,POSITIVES,0,3",
    "SMALL,ALL,0,2",
    "SMALL,NONE,0,7",
    "SMALL,POSITIVES,1,3",
    "SMALL,POSITIVES,3.5,20",
    "FROZEN,POSITIVES,3,4",
    "FINE_TUNED,ALL,0,3"
  })
  void partsGiveTheGradientOfTheWholeBatch(
      TrunkMode trunk, Normalisation normalisation, double mining, int parts) {
    try (Bench whole = new Bench(trunk, normalisation, mining);
        Bench cut = new Bench(trunk, normalisation, mining)) {
      whole.detector.step(whole.inputs, whole.labels, 1);
      cut.detector.step(cut.inputs, cut.labels, parts);

      assertThat(cut.detector.steps()).isEqualTo(1);
      DetectionLoss.Parts expected = whole.loss.last();
      DetectionLoss.Parts seen = cut.loss.last();
      assertThat(seen.total()).isCloseTo(expected.total(), within(1e-6 * expected.total()));
      assertThat(seen.boxes()).isCloseTo(expected.boxes(), within(1e-6 * expected.boxes()));
      assertThat(seen.classification().positives())
          .isEqualTo(expected.classification().positives());
      assertThat(seen.classification().divisor()).isEqualTo(expected.classification().divisor());
      assertThat(cut.loss.probabilities(IMAGES))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(whole.loss.probabilities(IMAGES));
      // after one step Adam's moments are a tenth of the gradient and a thousandth of its square
      assertThat(apart(cut.detector.moments(), whole.detector.moments()))
          .isLessThan(1e-5 + 3 * roundingOf(trunk, normalisation, mining, whole));
    }
  }

  /**
   * How far rounding alone moves the gradient: in a deep trunk some activations are so near a kink
   * of ReLU6 that they fall on its other side. Measured on inputs that are larger by 1e-6.
   */
  private static double roundingOf(
      TrunkMode trunk, Normalisation normalisation, double mining, Bench whole) {
    if (trunk != TrunkMode.FINE_TUNED) {
      return 0;
    }
    try (Bench moved = new Bench(trunk, normalisation, mining)) {
      for (INDArray input : moved.inputs) {
        input.muli(1 + 1e-6);
      }
      moved.detector.step(moved.inputs, moved.labels, 1);
      return apart(moved.detector.moments(), whole.detector.moments());
    }
  }

  /** The difference's length over the expected vector's. */
  private static double apart(float[] seen, float[] expected) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(expected[i] - seen[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / length);
  }

  @Test
  void trainingInPartsStaysBesideTheWhole() {
    try (Bench whole = new Bench(TrunkMode.SMALL, Normalisation.POSITIVES, 3);
        Bench cut = new Bench(TrunkMode.SMALL, Normalisation.POSITIVES, 3)) {
      for (int step = 0; step < 10; step++) {
        whole.detector.step(whole.inputs, whole.labels, 1);
        cut.detector.step(cut.inputs, cut.labels, 4);
      }
      double first = whole.loss.last().total();
      assertThat(cut.loss.last().total()).isCloseTo(first, within(0.01 * first));
    }
  }
}

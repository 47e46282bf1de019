package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.trainer.experiment.Coefficients;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DetectionLossTest {
  private static final int IMAGES = 2;
  private static final int PRIORS = 5;
  private static final int SCORES = 3;
  private static final double WEIGHT = 0.2;
  private static final ActivationIdentity NONE = new ActivationIdentity();
  private final Random random = new Random(11);

  private static DetectionLoss loss(String design, Normalisation by, double easyPerHard) {
    return new DetectionLoss(
        Coefficients.tables(design, 0).orThrow(), by, easyPerHard, WEIGHT, PRIORS, SCORES);
  }

  private INDArray output(double spread) {
    INDArray output = Nd4j.create(DataType.FLOAT, IMAGES, PRIORS * (SCORES + 4));
    for (long i = 0; i < output.length(); i++) {
      output.putScalar(i, spread * random.nextGaussian());
    }
    return output;
  }

  /** Prior 1 of image 0 and priors 0 and 4 of image 1 are objects. */
  private INDArray labels() {
    INDArray labels = Nd4j.create(DataType.FLOAT, IMAGES, PRIORS * 5);
    labels.putScalar(0, 1, 2);
    labels.putScalar(1, 0, 1);
    labels.putScalar(1, 4, 1);
    for (int image = 0; image < IMAGES; image++) {
      for (int i = PRIORS; i < PRIORS * 5; i++) {
        labels.putScalar(image, i, 1.5 * random.nextGaussian());
      }
    }
    return labels;
  }

  @ParameterizedTest
  @CsvSource({
    "ce, POSITIVES, 0",
    "ce, POSITIVES, 1",
    "focal, POSITIVES, 0",
    "maki, NONE, 0",
    "qce, ALL, 0"
  })
  void gradientIsTheSlopeOfClassificationAndBoxes(String design, Normalisation by, double mining) {
    DetectionLoss loss = loss(design, by, mining);
    INDArray output = output(1.5);
    INDArray labels = labels();
    INDArray gradient = loss.computeGradient(labels, output, NONE, null).dup();
    double step = 4e-3;
    for (long i = 0; i < output.length(); i++) {
      double middle = output.getDouble(i);
      double high = total(loss, labels, output.putScalar(i, middle + step));
      double low = total(loss, labels, output.putScalar(i, middle - step));
      output.putScalar(i, middle);
      assertThat(gradient.getDouble(i))
          .as("value %d", i)
          .isCloseTo((high - low) / (2 * step), within(1.5e-3));
    }
  }

  private static double total(DetectionLoss loss, INDArray labels, INDArray output) {
    loss.computeGradient(labels, output, NONE, null);
    return loss.last().total();
  }

  @Test
  void boxesAreSmoothL1OverThePositives() {
    DetectionLoss loss = loss("qce", Normalisation.ALL, 0);
    INDArray output = Nd4j.create(DataType.FLOAT, IMAGES, PRIORS * (SCORES + 4));
    INDArray labels = Nd4j.create(DataType.FLOAT, IMAGES, PRIORS * 5);
    labels.putScalar(0, 2, 1);
    labels.putScalar(1, 3, 2);
    int offsets = PRIORS * SCORES;
    output.putScalar(0, offsets + 2 * 4, 0.5);
    output.putScalar(1, offsets + 3 * 4 + 1, -3);
    output.putScalar(1, offsets + 4, 100);
    INDArray gradient = loss.computeGradient(labels, output, NONE, null);
    assertThat(loss.last().boxes()).isCloseTo((0.125 + 2.5) / 2, within(1e-6));
    assertThat(gradient.getDouble(0, offsets + 2 * 4)).isCloseTo(WEIGHT * 0.25, within(1e-6));
    assertThat(gradient.getDouble(1, offsets + 3 * 4 + 1)).isCloseTo(-WEIGHT / 2, within(1e-6));
    assertThat(gradient.getDouble(1, offsets + 4)).as("no object there").isZero();
  }

  @Test
  void miningIsOverTheWholeBatch() {
    DetectionLoss loss = loss("ce", Normalisation.POSITIVES, 1);
    INDArray output = Nd4j.create(DataType.FLOAT, IMAGES, PRIORS * (SCORES + 4));
    INDArray labels = Nd4j.create(DataType.FLOAT, IMAGES, PRIORS * 5);
    labels.putScalar(0, 0, 1);
    output.putScalar(1, 3 * SCORES + 1, 4);
    INDArray gradient = loss.computeGradient(labels, output, NONE, null);
    for (int image = 0; image < IMAGES; image++) {
      for (int prior = 0; prior < PRIORS; prior++) {
        boolean counted = image == 0 && prior == 0 || image == 1 && prior == 3;
        assertThat(gradient.getDouble(image, prior * SCORES) != 0)
            .as("image %d, prior %d", image, prior)
            .isEqualTo(counted);
      }
    }
    assertThat(loss.last().classification().positives()).isEqualTo(1);
  }
}

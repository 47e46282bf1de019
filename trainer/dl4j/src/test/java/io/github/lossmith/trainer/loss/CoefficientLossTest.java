package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Normalisation;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class CoefficientLossTest {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final IActivation SIGMOID = new ActivationSigmoid();
  private final Random random = new Random(7);

  private INDArray logits(int rows, int classes, double spread) {
    INDArray z = Nd4j.create(DataType.FLOAT, rows, classes);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < classes; k++) {
        z.putScalar(i, k, spread * random.nextGaussian());
      }
    }
    return z;
  }

  private INDArray hot(int rows, int classes) {
    INDArray y = Nd4j.create(DataType.FLOAT, rows, classes);
    for (int i = 0; i < rows; i++) {
      y.putScalar(i, random.nextInt(classes), 1);
    }
    return y;
  }

  @Test
  void crossEntropyEqualsDl4js() {
    INDArray z = logits(50, 4, 3);
    INDArray y = hot(50, 4);
    CoefficientLoss ours = new CoefficientLoss("ce");
    LossMCXENT theirs = new LossMCXENT();
    assertThat(ours.computeScore(y, z.dup(), SOFTMAX, null, false))
        .isCloseTo(theirs.computeScore(y, z.dup(), SOFTMAX, null, false), within(1e-3));
    INDArray difference =
        ours.computeGradient(y, z.dup(), SOFTMAX, null)
            .sub(theirs.computeGradient(y, z.dup(), SOFTMAX, null));
    assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce", "focal", "maki", "qce", "gce", "cosine-ce", "-(1-p)^3/p^0.5"})
  void gradientIsTheSlopeOfTheScoreUnderSoftmax(String design) {
    checkSlope(new CoefficientLoss(design), SOFTMAX, hot(6, 4), logits(6, 4, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce", "focal", "maki", "qce"})
  void gradientIsTheSlopeOfTheScoreUnderSigmoid(String design) {
    checkSlope(new CoefficientLoss(design), SIGMOID, hot(6, 3), logits(6, 3, 2));
  }

  private static void checkSlope(
      CoefficientLoss loss, IActivation activation, INDArray y, INDArray z) {
    INDArray gradient = loss.computeGradient(y, z, activation, null).dup();
    double step = 5e-3;
    for (int i = 0; i < z.rows(); i++) {
      for (int k = 0; k < z.columns(); k++) {
        double middle = z.getDouble(i, k);
        z.putScalar(i, k, middle + step);
        double high = loss.computeScore(y, z, activation, null, false);
        z.putScalar(i, k, middle - step);
        double low = loss.computeScore(y, z, activation, null, false);
        z.putScalar(i, k, middle);
        assertThat(gradient.getDouble(i, k))
            .as("row %d, class %d", i, k)
            .isCloseTo((high - low) / (2 * step), within(2e-3));
      }
    }
  }

  @Test
  void makiIsFocalWithADetachedWeight() {
    INDArray z = logits(40, 5, 3);
    INDArray y = hot(40, 5);
    INDArray maki = new CoefficientLoss("-(1-p)^2/p").computeGradient(y, z, SOFTMAX, null);
    for (int i = 0; i < 40; i++) {
      double[] p = softmax(z.getRow(i).toDoubleVector());
      int right = y.getRow(i).argMax().getInt(0);
      double weight = Math.pow(1 - p[right], 2);
      for (int k = 0; k < 5; k++) {
        double detached = weight * (p[k] - (k == right ? 1 : 0));
        assertThat(maki.getDouble(i, k)).isCloseTo(detached, within(1e-6));
      }
    }
  }

  private static double[] softmax(double[] z) {
    double[] p = new double[z.length];
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      p[k] = Math.exp(z[k]);
      sum += p[k];
    }
    for (int k = 0; k < z.length; k++) {
      p[k] /= sum;
    }
    return p;
  }

  @Test
  void gradientStaysFiniteWhereTheProbabilityUnderflows() {
    INDArray z = Nd4j.createFromArray(new float[][] {{200, 0, -200}});
    INDArray y = Nd4j.createFromArray(new float[][] {{0, 0, 1}});
    INDArray gradient = new CoefficientLoss("ce").computeGradient(y, z, SOFTMAX, null);
    assertThat(gradient.toFloatVector()).containsExactly(1f, 0f, -1f);
  }

  @Test
  void miningKeepsThePositivesAndTheHardestNegatives() {
    INDArray z = Nd4j.createFromArray(new float[][] {{0, 1}, {5, 0}, {0, 3}, {0, 2}, {1, 0}});
    INDArray y = Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {1, 0}, {1, 0}, {1, 0}});
    CoefficientLoss loss = new CoefficientLoss("ce");
    loss.setBackground(0);
    loss.setEasyPerHard(2);
    loss.setNormalisation(Normalisation.POSITIVES);
    INDArray gradient = loss.computeGradient(y, z, SOFTMAX, null);
    double[] size = gradient.norm1(1).toDoubleVector();
    assertThat(size[0]).isPositive();
    assertThat(size[2]).isPositive();
    assertThat(size[3]).isPositive();
    assertThat(size[1]).isZero();
    assertThat(size[4]).isZero();
  }

  @Test
  void normalisationDividesScoreAndGradient() {
    INDArray z = logits(8, 3, 1);
    INDArray y = Nd4j.create(DataType.FLOAT, 8, 3);
    for (int i = 0; i < 8; i++) {
      y.putScalar(i, i < 6 ? 0 : 2, 1);
    }
    CoefficientLoss loss = new CoefficientLoss("ce");
    loss.setBackground(0);
    double sum = loss.computeScore(y, z, SOFTMAX, null, false);
    loss.setNormalisation(Normalisation.POSITIVES);
    assertThat(loss.computeScore(y, z, SOFTMAX, null, false)).isCloseTo(sum / 2, within(1e-6));
    loss.setNormalisation(Normalisation.ALL);
    assertThat(loss.computeScore(y, z, SOFTMAX, null, false)).isCloseTo(sum / 8, within(1e-6));
  }

  @Test
  void maskedRowsDoNotCount() {
    INDArray z = logits(3, 4, 1);
    INDArray y = hot(3, 4);
    INDArray mask = Nd4j.createFromArray(new float[][] {{1}, {0}, {1}});
    INDArray gradient = new CoefficientLoss("focal").computeGradient(y, z, SOFTMAX, mask);
    assertThat(gradient.getRow(1).norm1Number().doubleValue()).isZero();
    assertThat(gradient.getRow(2).norm1Number().doubleValue()).isPositive();
  }

  @Test
  void otherActivationsAreRefused() {
    assertThatThrownBy(
            () ->
                new CoefficientLoss("ce")
                    .computeScore(hot(1, 2), logits(1, 2, 1), new ActivationCube(), null, false))
        .hasMessageContaining("must be softmax or sigmoid");
    assertThatThrownBy(() -> new CoefficientLoss("-1/(1-p)"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fastExponentialAndLogarithmAreExactEnough() {
    for (float x = 0; x > -86; x -= 0.0371f) {
      assertThat(FastExp.of(x) / Math.exp(x)).isCloseTo(1, within(4e-7));
    }
    for (float x = 1e-9f; x < 100; x *= 1.37f) {
      assertThat(FastExp.log1p(x) / Math.log1p(x)).isCloseTo(1, within(2e-7));
    }
    assertThat(FastExp.of(-200)).isZero();
    assertThat(FastExp.of(Float.NaN)).isNaN();
  }
}

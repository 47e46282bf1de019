package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.trainer.experiment.Coefficients;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What labels and masks mean, and which are refused. */
class LossLabelsTest {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final IActivation SIGMOID = new ActivationSigmoid();
  private static final float NAN = Float.NaN;
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private static INDArray of(float[]... rows) {
    return Nd4j.createFromArray(rows);
  }

  private static void refused(
      IActivation activation, INDArray y, @Nullable INDArray mask, String... words) {
    CoefficientLoss loss = new CoefficientLoss("focal");
    INDArray z = Nd4j.zeros(DataType.FLOAT, 4, 3);
    Stream.<Runnable>of(
            () -> loss.computeGradient(y, z, activation, mask),
            () -> loss.computeScore(y, z, activation, mask, true),
            () -> loss.computeScoreArray(y, z, activation, mask),
            () -> loss.computeGradientAndScore(y, z, activation, mask, true))
        .forEach(
            call ->
                assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .hasLineCount(1)
                    .contains(words));
  }

  static List<Arguments> rowsThatAreNotOneHot() {
    return List.of(
        Arguments.of(new float[] {0.3f, 0.7f, 0}, "class 0 is 0.3, in [0.3, 0.7, 0]"),
        Arguments.of(new float[] {0.1f, 0.1f, 0.8f}, "class 0 is 0.1"),
        Arguments.of(new float[] {0, 0.999f, 0}, "class 1 is 0.999"),
        Arguments.of(new float[] {0, 2, 0}, "class 1 is 2"),
        Arguments.of(new float[] {1, 0, -1}, "class 2 is -1"),
        Arguments.of(new float[] {-100, 0, 0}, "class 0 is -100"),
        Arguments.of(new float[] {1, NAN, 0}, "class 1 is NaN"),
        Arguments.of(new float[] {INFINITY, 0, 0}, "class 0 is Infinity"),
        Arguments.of(new float[] {1, 1, 0}, "2 of them are 1, in [1, 1, 0]"),
        Arguments.of(new float[] {1, 1, 1}, "3 of them are 1"),
        Arguments.of(new float[] {0, 0, 0}, "none is 1, in [0, 0, 0]"));
  }

  @ParameterizedTest
  @MethodSource("rowsThatAreNotOneHot")
  void softmaxRefusesWhatIsNotOneHot(float[] row, String words) {
    float[] right = {0, 0, 1};
    refused(SOFTMAX, of(right, right, row, row), null, "row 2 ", words);
    INDArray mask = of(new float[] {1}, new float[] {1}, new float[] {0}, new float[] {0});
    INDArray y = of(right, right, row, row);
    INDArray z = Nd4j.zeros(DataType.FLOAT, 4, 3);
    CoefficientLoss loss = new CoefficientLoss("ce");
    assertThat(loss.computeScore(y, z, SOFTMAX, mask, false))
        .isCloseTo(2 * Math.log(3), within(1e-6));
    assertThat(loss.computeGradient(y, z, SOFTMAX, mask).getRow(2).toFloatVector())
        .containsOnly(0f);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, -0.001f, 1.001f, 2, 255, -100, Float.NaN, Float.POSITIVE_INFINITY})
  void sigmoidRefusesLabelsOutsideOfTheUnitInterval(float label) {
    INDArray y = Nd4j.zeros(DataType.FLOAT, 4, 3);
    y.putScalar(2, 1, label);
    y.putScalar(3, 0, label);
    refused(SIGMOID, y, null, "row 2, column 1 ", ": " + LabelledRows.number(label) + ".");
    INDArray mask = Nd4j.ones(DataType.FLOAT, 4, 3);
    mask.putScalar(2, 1, 0);
    refused(SIGMOID, y, mask, "row 3, column 0 ");
    mask.putScalar(3, 0, 0);
    double score =
        new CoefficientLoss("ce")
            .computeScore(y, Nd4j.zeros(DataType.FLOAT, 4, 3), SIGMOID, mask, false);
    assertThat(score).isCloseTo(10 * Math.log(2), within(1e-5));
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    for (IActivation activation : new IActivation[] {SOFTMAX, SIGMOID}) {
      for (INDArray y :
          new INDArray[] {
            Nd4j.zeros(4),
            Nd4j.zeros(4, 1),
            Nd4j.zeros(1, 3),
            Nd4j.zeros(4, 4),
            Nd4j.zeros(3, 4),
            Nd4j.zeros(4, 3, 1),
            Nd4j.zeros(DataType.INT32, 4, 1)
          }) {
        String shape = java.util.Arrays.toString(y.shape());
        refused(activation, y, null, "labels have shape " + shape, "[4, 3]");
      }
      INDArray y = of(new float[][] {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}});
      for (INDArray mask :
          new INDArray[] {
            Nd4j.ones(4), Nd4j.ones(1, 3), Nd4j.ones(3, 1), Nd4j.ones(4, 2), Nd4j.ones(4, 3, 1)
          }) {
        refused(activation, y, mask, "mask has shape", "[4, 1]");
      }
    }
    CoefficientLoss loss = new CoefficientLoss("ce");
    assertThatThrownBy(() -> loss.computeGradient(Nd4j.ones(2, 1), Nd4j.zeros(2, 1), SOFTMAX, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("softmax of one class");
    INDArray three = Nd4j.ones(DataType.FLOAT, 2, 3, 2);
    assertThatThrownBy(() -> loss.computeGradient(three, three, SIGMOID, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 3, 2]");
    assertThat(loss.computeGradient(Nd4j.ones(2, 1), Nd4j.zeros(2, 1), SIGMOID, null))
        .isEqualTo(Nd4j.valueArrayOf(new long[] {2, 1}, -0.5, DataType.FLOAT));
  }

  @ParameterizedTest
  @ValueSource(floats = {0.5f, 2, -1, Float.NaN})
  void masksThatAreNeitherNorAreRefused(float value) {
    INDArray y = of(new float[][] {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}});
    INDArray mask = Nd4j.ones(DataType.FLOAT, 4, 1);
    mask.putScalar(1, 0, value);
    refused(SOFTMAX, y, mask, "mask of row 1 ", LabelledRows.number(value));
    refused(SIGMOID, y, mask, "mask of row 1 ", LabelledRows.number(value));
  }

  @Test
  void softmaxTakesMasksOfOutputsByWholeRows() {
    INDArray y = of(new float[][] {{1, 0, 0}, {0, 0, 0}, {0, 0, 1}, {0, 1, 0}});
    INDArray mask = of(new float[][] {{1, 1, 1}, {0, 0, 0}, {1, 1, 1}, {0, 0, 0}});
    INDArray z = Nd4j.rand(DataType.FLOAT, 4, 3);
    CoefficientLoss loss = new CoefficientLoss("maki");
    loss.setNormalisation(Normalisation.ALL);
    INDArray column = of(new float[][] {{1}, {0}, {1}, {0}});
    assertThat(loss.computeGradient(y, z, SOFTMAX, mask))
        .isEqualTo(loss.computeGradient(y, z, SOFTMAX, column));
    mask.putScalar(2, 1, 0);
    refused(SOFTMAX, y, mask, "mask of row 2 ", "[1, 0, 1]");
  }

  @Test
  void rowIsTheFirstThatIsWrongOfManyThousands() {
    INDArray y = Nd4j.zeros(DataType.FLOAT, 5000, 2);
    y.getColumn(0).assign(1);
    INDArray z = Nd4j.zeros(DataType.FLOAT, 5000, 2);
    y.putScalar(4999, 0, 0.5);
    y.putScalar(2100, 1, 1);
    y.putScalar(3070, 1, NAN);
    assertThatThrownBy(() -> new CoefficientLoss("ce").computeGradient(y, z, SOFTMAX, null))
        .hasMessageContaining("row 2100 ");
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"INT", "LONG", "SHORT", "BYTE", "UBYTE", "BOOL", "DOUBLE", "HALF"})
  void labelsOfEveryTypeMeanTheSame(DataType type) {
    INDArray y = of(new float[][] {{1, 0, 0}, {0, 0, 1}});
    INDArray z = of(new float[][] {{1, 2, 0}, {0.5f, 0, -1}});
    CoefficientLoss loss = new CoefficientLoss("focal");
    for (IActivation activation : new IActivation[] {SOFTMAX, SIGMOID}) {
      assertThat(loss.computeGradient(y.castTo(type), z, activation, null))
          .isEqualTo(loss.computeGradient(y, z, activation, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce", "focal", "maki", "qce", "-(1-p)^-0.5", "log(p)/p"})
  void softLabelsAreAnExpectation(String design) {
    LossCurve curve = Coefficients.curve(DesignRef.of(design).resolve().orThrow(), 0).orThrow();
    CoefficientLoss loss = new CoefficientLoss(design);
    Random random = new Random(5);
    for (float label : new float[] {0, 0.001f, 0.25f, 0.5f, 0.7f, 0.999f, 1}) {
      for (double middle : new double[] {-9, -2, 0, 0.3, 5, 9, random.nextGaussian()}) {
        INDArray y = Nd4j.createFromArray(new float[][] {{label}});
        double expected = expected(curve, label, (float) middle);
        INDArray z = Nd4j.createFromArray(new float[][] {{(float) middle}});
        assertThat(loss.computeScore(y, z, SIGMOID, null, false))
            .isCloseTo(expected, within(1e-6 + 1e-5 * Math.abs(expected)));
        double step = 1e-4;
        double slope =
            (expected(curve, label, (float) middle + step)
                    - expected(curve, label, (float) middle - step))
                / (2 * step);
        assertThat(loss.computeGradient(y, z, SIGMOID, null).getDouble(0))
            .as("label %s, logit %s", label, middle)
            .isCloseTo(slope, within(1e-5 + 1e-4 * Math.abs(slope)));
      }
    }
  }

  /** y·L(p) + (1-y)·L(1-p). */
  private static double expected(LossCurve curve, double label, double z) {
    return label * curve.lossAt(Math.log1p(Math.exp(-z)))
        + (1 - label) * curve.lossAt(Math.log1p(Math.exp(z)));
  }

  @Test
  void softLabelsOfAWholeBatchAreMinedByTheLikelierAnswer() {
    INDArray z = of(new float[][] {{0.1f}, {3}, {2}, {-4}});
    INDArray y = of(new float[][] {{0.9f}, {0.1f}, {0.2f}, {0}});
    CoefficientLoss loss = new CoefficientLoss("ce");
    loss.setEasyPerHard(1);
    loss.setNormalisation(Normalisation.POSITIVES);
    float[] gradient = loss.computeGradient(y, z, SIGMOID, null).toFloatVector();
    assertThat(gradient[0]).isCloseTo(sigmoid(0.1) - 0.9f, within(1e-6f));
    assertThat(gradient[1]).isCloseTo(sigmoid(3) - 0.1f, within(1e-6f));
    assertThat(gradient[2]).isZero();
    assertThat(gradient[3]).isZero();
  }

  private static float sigmoid(double z) {
    return (float) (1 / (1 + Math.exp(-z)));
  }

  @Test
  void scoreAfterAGradientIsThatOfItsOwnMaskAndSettings() {
    INDArray y = of(new float[][] {{1, 0}, {0, 1}});
    INDArray z = Nd4j.zeros(DataType.FLOAT, 2, 2);
    CoefficientLoss loss = new CoefficientLoss("ce");
    loss.computeGradient(y, z, SOFTMAX, null);
    INDArray mask = of(new float[][] {{1}, {0}});
    assertThat(loss.computeScore(y, z, SOFTMAX, mask, false)).isCloseTo(Math.log(2), within(1e-6));
    loss.computeGradient(y, z, SOFTMAX, null);
    loss.setNormalisation(Normalisation.ALL);
    assertThat(loss.computeScore(y, z, SOFTMAX, null, false)).isCloseTo(Math.log(2), within(1e-6));
  }

  @Test
  void backgroundIsAClass() {
    for (int background : new int[] {2, 7, -2}) {
      CoefficientLoss loss = new CoefficientLoss("ce");
      loss.setBackground(background);
      INDArray y = of(new float[][] {{1, 0}});
      assertThatThrownBy(() -> loss.computeGradient(y, Nd4j.zeros(1, 2), SOFTMAX, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Background " + background);
    }
  }
}

package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.trainer.experiment.Coefficients;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TwoSidedLossTest {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final IActivation SIGMOID = new ActivationSigmoid();
  private static final int ROWS = 40;
  private static final int CLASSES = 3;
  private final Random random = new Random(5);

  private static CoefficientLoss loss(Design design) {
    CoefficientLoss loss = new CoefficientLoss(DesignFile.print(design));
    loss.setBackground(0);
    return loss;
  }

  private static Design preset(String key) {
    return Presets.named(key).orElseThrow();
  }

  private static Design withEqualSides(Design one) {
    return one.withBackground(Optional.of(one.shape()));
  }

  private INDArray logits() {
    INDArray z = Nd4j.create(DataType.FLOAT, ROWS, CLASSES);
    for (long i = 0; i < z.length(); i++) {
      z.putScalar(i, 2 * random.nextGaussian());
    }
    return z;
  }

  /** Half of the rows are background. */
  private INDArray hot() {
    INDArray y = Nd4j.create(DataType.FLOAT, ROWS, CLASSES);
    for (int i = 0; i < ROWS; i++) {
      y.putScalar(i, i % 2 == 0 ? 0 : 1 + random.nextInt(CLASSES - 1), 1);
    }
    return y;
  }

  private INDArray soft() {
    INDArray y = Nd4j.create(DataType.FLOAT, ROWS, CLASSES);
    for (long i = 0; i < y.length(); i++) {
      y.putScalar(i, i % 3 == 0 ? random.nextInt(2) : random.nextFloat());
    }
    return y;
  }

  @Test
  void equalSidesAreTheOneSidedLossToTheLastBit() {
    Design one = preset("focal");
    INDArray z = logits();
    INDArray hot = hot();
    INDArray soft = soft();
    assertSame(loss(withEqualSides(one)), loss(one), hot, z, SOFTMAX);
    assertSame(loss(withEqualSides(one)), loss(one), soft, z, SIGMOID);
  }

  private static void assertSame(
      CoefficientLoss two, CoefficientLoss one, INDArray y, INDArray z, IActivation activation) {
    float[] gradient = one.computeGradient(y, z, activation, null).data().asFloat();
    assertThat(two.computeGradient(y, z, activation, null).data().asFloat())
        .containsExactly(gradient);
    assertThat(two.computeScore(y, z, activation, null, false))
        .isEqualTo(one.computeScore(y, z, activation, null, false));
  }

  @Test
  void eachRowHasTheLossOfItsSide() {
    Design both = preset("asl");
    INDArray z = logits();
    INDArray y = hot();
    INDArray gradient = loss(both).computeGradient(y, z, SOFTMAX, null);
    INDArray objects = loss(both.side(TargetSide.OBJECT)).computeGradient(y, z, SOFTMAX, null);
    INDArray background =
        loss(both.side(TargetSide.BACKGROUND)).computeGradient(y, z, SOFTMAX, null);
    for (int i = 0; i < ROWS; i++) {
      INDArray wanted = (i % 2 == 0 ? background : objects).getRow(i);
      assertThat(gradient.getRow(i).toFloatVector()).containsExactly(wanted.toFloatVector());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha-focal", "asl", "hill"})
  void gradientIsTheSlopeOfTheScore(String key) {
    checkSlope(loss(preset(key)), SOFTMAX, hot(), logits());
    checkSlope(loss(preset(key)), SIGMOID, soft(), logits());
  }

  private static void checkSlope(
      CoefficientLoss loss, IActivation activation, INDArray y, INDArray z) {
    INDArray gradient = loss.computeGradient(y, z, activation, null).dup();
    double step = 5e-3;
    for (long i = 0; i < 5L * CLASSES; i++) {
      double middle = z.getDouble(i);
      double high = loss.computeScore(y, z.putScalar(i, middle + step), activation, null, false);
      double low = loss.computeScore(y, z.putScalar(i, middle - step), activation, null, false);
      z.putScalar(i, middle);
      assertThat(gradient.getDouble(i)).isCloseTo((high - low) / (2 * step), within(5e-3));
    }
  }

  @Test
  void aSigmoidsBackgroundIsTheLabelZero() {
    Design both = preset("hill");
    INDArray z = logits();
    INDArray none = Nd4j.zeros(DataType.FLOAT, ROWS, CLASSES);
    assertSame(loss(both), loss(both.side(TargetSide.BACKGROUND)), none, z, SIGMOID);
    assertSame(loss(both), loss(both.side(TargetSide.OBJECT)), none.add(1), z, SIGMOID);
  }

  @Test
  void aSoftmaxWithoutBackgroundIsRefused() {
    CoefficientLoss loss = new CoefficientLoss("asl");
    INDArray z = logits();
    INDArray y = hot();
    assertThatThrownBy(() -> loss.computeGradient(y, z, SOFTMAX, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name the class of background, 0 to 2")
        .hasMessageNotContaining("\n");
  }

  @Test
  void theDetectorsLossTakesTheSideOfEachPrior() {
    INDArray output = Nd4j.rand(DataType.FLOAT, 1, 2 * (CLASSES + 4));
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 1, 2 * 5);
    labels.putScalar(1, 2);
    float[] both = gradient(preset("asl"), output, labels);
    float[] objects = gradient(preset("asl").side(TargetSide.OBJECT), output, labels);
    float[] background = gradient(preset("asl").side(TargetSide.BACKGROUND), output, labels);
    for (int k = 0; k < both.length; k++) {
      assertThat(both[k]).isEqualTo((k < CLASSES ? background : objects)[k]);
    }
    assertThat(gradient(withEqualSides(preset("maki")), output, labels))
        .containsExactly(gradient(preset("maki"), output, labels));
  }

  private static float[] gradient(Design design, INDArray output, INDArray labels) {
    DetectionLoss loss =
        new DetectionLoss(
            Coefficients.tables(design, 1).orThrow(), Normalisation.ALL, 0, 1, 2, CLASSES);
    return loss.computeGradient(labels, output, new ActivationIdentity(), null).data().asFloat();
  }
}

package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.trainer.experiment.Coefficients;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClassTableLossTest {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final IActivation SIGMOID = new ActivationSigmoid();
  private static final String COUNTS = "\"counts\": {\"a\": 300, \"b\": 40, \"c\": 5}";
  private static final int ROWS = 12;
  private static final int CLASSES = 4;
  private final Random random = new Random(3);

  private static CoefficientLoss loss(String shape, String tables) {
    CoefficientLoss loss =
        new CoefficientLoss("{%s, \"classTables\": {%s}}".formatted(shape, tables));
    loss.setBackground(0);
    return loss;
  }

  private INDArray logits(int classes) {
    INDArray z = Nd4j.create(DataType.FLOAT, ROWS, classes);
    for (long i = 0; i < z.length(); i++) {
      z.putScalar(i, 2 * random.nextGaussian());
    }
    return z;
  }

  private static INDArray hot() {
    INDArray y = Nd4j.create(DataType.FLOAT, ROWS, CLASSES);
    for (int i = 0; i < ROWS; i++) {
      y.putScalar(i, i % CLASSES, 1);
    }
    return y;
  }

  private INDArray soft() {
    INDArray y = Nd4j.create(DataType.FLOAT, ROWS, CLASSES - 1);
    for (long i = 0; i < y.length(); i++) {
      y.putScalar(i, i % 3 == 0 ? random.nextInt(2) : random.nextFloat());
    }
    return y;
  }

  private static void checkSlope(
      CoefficientLoss loss, IActivation activation, INDArray y, INDArray z) {
    INDArray gradient = loss.computeGradient(y, z, activation, null).dup();
    double step = 5e-3;
    double greatest = 0;
    for (long i = 0; i < z.length(); i++) {
      double middle = z.getDouble(i);
      double high = loss.computeScore(y, z.putScalar(i, middle + step), activation, null, false);
      double low = loss.computeScore(y, z.putScalar(i, middle - step), activation, null, false);
      z.putScalar(i, middle);
      assertThat(gradient.getDouble(i)).isCloseTo((high - low) / (2 * step), within(5e-3));
      greatest = Math.max(greatest, Math.abs(gradient.getDouble(i)));
    }
    assertThat(greatest).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @EnumSource(ClassRule.class)
  void theGradientOfEveryRuleIsTheSlopeOfTheScore(ClassRule rule) {
    String tables = "\"rule\": \"" + rule.key() + "\", " + COUNTS;
    checkSlope(loss("\"formula\": \"-(1-p)^2/p\"", tables), SOFTMAX, hot(), logits(CLASSES));
    if (rule != ClassRule.LDAM) {
      checkSlope(loss("\"formula\": \"-(1-p)^2/p\"", tables), SIGMOID, soft(), logits(CLASSES - 1));
    }
  }

  @Test
  void theGradientOfTypedTablesOnTwoSidesIsTheSlopeOfTheScore() {
    String shape = "\"formula\": \"-1/p\", \"background\": {\"formula\": \"-(1-p)/p\"}";
    String margins = "\"margins\": {\"a\": 1, \"b\": 0.5, \"c\": -0.3, \"background\": 0.2}, ";
    String tables =
        "\"weights\": {\"a\": 0.5, \"b\": 1, \"c\": 3}, \"scales\": {\"a\": 1.5, \"b\": 1, \"c\": 0.7}, "
            + "\"offsets\": {\"a\": -1, \"b\": 0.3, \"c\": 2}";
    checkSlope(loss(shape, margins + tables), SOFTMAX, hot(), logits(CLASSES));
    checkSlope(loss(shape, tables), SIGMOID, soft(), logits(CLASSES - 1));
  }

  @Test
  void theShareOfTheTargetsClassStandsInTheFormula() {
    CoefficientLoss loss = loss("\"formula\": \"-(1-p)^(1/freq)/p\"", COUNTS);
    INDArray z = logits(CLASSES);
    checkSlope(loss, SOFTMAX, hot(), z);
    checkSlope(loss, SIGMOID, soft(), logits(CLASSES - 1));
    INDArray gradient = loss.computeGradient(hot(), z, SOFTMAX, null);
    double share = 40 / 345.0;
    CoefficientLoss fixed = new CoefficientLoss("-(1-p)^(1/" + share + ")/p");
    INDArray wanted = fixed.computeGradient(hot(), z, SOFTMAX, null);
    for (int k = 0; k < CLASSES; k++) { // the third row is of the class b
      assertThat(gradient.getDouble(2, k)).isCloseTo(wanted.getDouble(2, k), within(1e-6));
    }
  }

  @Test
  void tablesThatChangeNothingAreTheLossToTheLastBit() {
    String one =
        "\"weights\": {\"a\": 1, \"b\": 1, \"c\": 1}, \"offsets\": {\"a\": 0, \"b\": 0, \"c\": 0}";
    INDArray z = logits(CLASSES);
    CoefficientLoss plain = new CoefficientLoss("-(1-p)^2/p");
    plain.setBackground(0);
    assertThat(
            loss("\"formula\": \"-(1-p)^2/p\"", one)
                .computeGradient(hot(), z, SOFTMAX, null)
                .data()
                .asFloat())
        .containsExactly(plain.computeGradient(hot(), z, SOFTMAX, null).data().asFloat());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"rule\": \"vs\" | The rule vs makes its tables of the number of objects of each class",
        "\"weights\": {\"a\": 1, \"b\": 1} | The design's tables are for 3 logits, but the network has 4"
      })
  void whatDoesNotFitTheNetworkIsOneLine(String row) {
    String[] parts = row.split(" \\| ");
    assertThatThrownBy(
            () ->
                loss("\"formula\": \"-1/p\"", parts[0])
                    .computeGradient(hot(), logits(CLASSES), SOFTMAX, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(parts[1])
        .hasMessageNotContaining("\n");
  }

  @Test
  void shareWithoutCountsAndMarginsOfASigmoidAreRefused() {
    assertThatThrownBy(
            () ->
                new CoefficientLoss("-freq/p")
                    .computeGradient(hot(), logits(CLASSES), SOFTMAX, null))
        .hasMessageStartingWith("The formula uses freq, the share of the target's class");
    assertThatThrownBy(
            () ->
                loss("\"formula\": \"-1/p\"", "\"rule\": \"ldam\", " + COUNTS)
                    .computeGradient(soft(), logits(CLASSES - 1), SIGMOID, null))
        .hasMessageStartingWith("A margin on the target has a meaning under a softmax only");
  }

  @Test
  void theDetectorsLossHasTheTables() {
    Design design =
        DesignFile.parse("{\"formula\": \"-1/p\"}", "")
            .orThrow()
            .withClassTables(ClassTables.of(ClassRule.VS));
    INDArray output = Nd4j.rand(DataType.FLOAT, 1, 2 * (CLASSES + 4));
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 1, 2 * 5);
    labels.putScalar(1, 2);
    var vectors =
        design
            .classTables()
            .resolve(java.util.List.of("a", "b", "c"), Map.of("a", 300L, "b", 40L, "c", 5L), 0)
            .orThrow();
    DetectionLoss detection =
        new DetectionLoss(
            Coefficients.tables(design, 1, vectors, 0).orThrow(),
            Normalisation.NONE,
            0,
            1,
            2,
            CLASSES);
    float[] gradient =
        detection.computeGradient(labels, output, new ActivationIdentity(), null).data().asFloat();
    INDArray z =
        output
            .get(
                org.nd4j.linalg.indexing.NDArrayIndex.all(),
                org.nd4j.linalg.indexing.NDArrayIndex.interval(0, 2 * CLASSES))
            .dup()
            .reshape(2, CLASSES);
    INDArray y = Nd4j.create(new float[][] {{1, 0, 0, 0}, {0, 0, 1, 0}});
    float[] wanted =
        loss("\"formula\": \"-1/p\"", "\"rule\": \"vs\", " + COUNTS)
            .computeGradient(y, z, SOFTMAX, null)
            .data()
            .asFloat();
    for (int k = 0; k < 2 * CLASSES; k++) {
      assertThat(gradient[k]).isCloseTo(wanted[k], within(1e-6f));
    }
  }
}

package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.export.ExportTarget;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Logits of masked classes, and the same numbers as the exported class has. */
class MaskedLogitsTest {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final IActivation SIGMOID = new ActivationSigmoid();
  private static final float GONE = Float.NEGATIVE_INFINITY;
  private static final float LEAST = -Float.MAX_VALUE;

  private static final Map<String, CoefficientLoss> LOSSES = new HashMap<>();

  @TempDir private Path folder;

  private static float[] gradient(String design, IActivation activation, float[] y, float... z) {
    return LOSSES
        .computeIfAbsent(design, CoefficientLoss::new)
        .computeGradient(rows(y), rows(z), activation, null)
        .toFloatVector();
  }

  private static double score(String design, IActivation activation, float[] y, float... z) {
    return LOSSES
        .computeIfAbsent(design, CoefficientLoss::new)
        .computeScore(rows(y), rows(z), activation, null, false);
  }

  private static INDArray rows(float[] row) {
    return Nd4j.createFromArray(new float[][] {row});
  }

  private static float[] hot(int target, int classes) {
    float[] hot = new float[classes];
    hot[target] = 1;
    return hot;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ce", "focal", "maki", "qce", "gce", "-(1-p)^-0.5", "log(p)/p", "-log(p)^6/p"})
  void maskedClassesAreAsGoodAsNotThere(String design) {
    float[] alone = gradient(design, SOFTMAX, hot(0, 2), 0.3f, 1);
    for (float gone : new float[] {GONE, LEAST, -1e30f}) {
      float[] three = gradient(design, SOFTMAX, hot(0, 3), 0.3f, gone, 1);
      assertThat(three).containsExactly(new float[] {alone[0], 0, alone[1]}, within(1e-6f));
      assertThat(gradient(design, SOFTMAX, hot(0, 3), 1, gone, gone)).containsOnly(0f);
      assertThat(score(design, SOFTMAX, hot(0, 3), 1, gone, gone)).isZero();
      for (float[] z : new float[][] {{gone, 0, 1}, {gone, gone, 1}, {gone, 3e38f, -3e38f}}) {
        assertThat(score(design, SOFTMAX, hot(0, 3), z)).isNotNaN();
        for (float value : gradient(design, SOFTMAX, hot(0, 3), z)) {
          assertThat(value).isFinite();
        }
      }
    }
    assertThat(gradient(design, SOFTMAX, hot(0, 3), GONE, GONE, GONE)).containsOnly(0f);
    assertThat(gradient(design, SOFTMAX, hot(2, 3), GONE, GONE, GONE)).containsOnly(0f);
    assertThat(score(design, SOFTMAX, hot(2, 3), GONE, GONE, GONE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce", "focal", "maki", "qce", "gce", "-(1-p)^-0.5", "log(p)/p"})
  void infiniteLogitsOfASigmoidHaveFiniteGradients(String design) {
    for (float z : new float[] {GONE, LEAST, -1e4f, 1e4f, -LEAST, Float.POSITIVE_INFINITY}) {
      for (float label : new float[] {0, 0.3f, 0.5f, 1}) {
        assertThat(gradient(design, SIGMOID, new float[] {label}, z)[0]).isFinite();
        assertThat(score(design, SIGMOID, new float[] {label}, z)).isNotNaN();
      }
      float right = z > 0 ? 1 : 0;
      assertThat(gradient(design, SIGMOID, new float[] {right}, z)[0]).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, -1e5f, -2000})
  void maskedTargetOfCrossEntropyIsPulledWhole(float gone) {
    assertThat(gradient("ce", SOFTMAX, hot(0, 3), gone, 0, 0)).containsExactly(-1f, 0.5f, 0.5f);
    assertThat(gradient("ce", SIGMOID, new float[] {1}, gone)).containsExactly(-1f);
    isNear(score("ce", SIGMOID, new float[] {1}, gone), -gone);
    isNear(score("ce", SIGMOID, new float[] {0}, -gone), -gone);
    isNear(score("ce", SOFTMAX, hot(0, 2), gone, 0), -gone);
  }

  private static void isNear(double value, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(value).isEqualTo(expected);
    } else {
      assertThat(value).isCloseTo(expected, within(1e-6 + 1e-6 * Math.abs(expected)));
    }
  }

  /** Said by the exported PyTorch files, in float32, under PyTorch 1.13. */
  @ParameterizedTest
  @CsvSource({
    "ce, -3, 0.5, 1.5485873222351074, -0.45257413387298584",
    "ce, 0.7, 0.3, 0.8931860327720642, 0.3681877553462982",
    "ce, 10000, 0.3, 7000, 0.699999988079071",
    "ce, -Infinity, 0.3, Infinity, -0.30000001192092896",
    "focal, -3, 0.5, 1.383194923400879, -0.5632175207138062",
    "focal, 0.7, 0.3, 0.3580985367298126, 0.40887928009033203",
    "focal, -Infinity, 1, Infinity, -1",
    "log(p)/p, -3, 0.5, 2.324061155319214, -1.4508506059646606",
    "log(p)/p, 0.7, 0.3, 0.45034059882164, 0.4758601784706116",
    "log(p)/p, 10000, 0.3, 35000000, 7000",
    "log(p)/p, -Infinity, 1, Infinity, -100000000"
  })
  void sigmoidHasTheNumbersOfThePytorchFile(
      String design, float z, float label, double loss, double slope) {
    double value = score(design, SIGMOID, new float[] {label}, z);
    isNear(value, loss);
    assertThat((double) gradient(design, SIGMOID, new float[] {label}, z)[0])
        .isCloseTo(slope, within(1e-6 + 1e-6 * Math.abs(slope)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce", "focal", "maki", "qce", "gce", "-(1-p)^3/p^0.5", "log(p)/p"})
  void numbersAreThoseOfTheExportedClass(String name) throws Exception {
    Design design = DesignRef.of(name).resolve().orThrow();
    Class<?> exported = exported(design);
    CoefficientLoss loss = new CoefficientLoss(name);
    Random random = new Random(3);
    for (double spread : new double[] {0.5, 4, 300, 3000}) {
      double[] z = random.doubles(4, -spread, spread).map(v -> (float) v).toArray();
      sigmoidHasTheirNumbers(loss, exported, design, z);
      z[3] = spread == 4 ? GONE : z[3];
      INDArray logits = Nd4j.createFromArray(new double[][] {z});
      for (int target = 0; target < 3; target++) {
        INDArray y = rows(hot(target, 4));
        double[] theirs = new double[4];
        double value = call(exported, "softmax", design, z, target, theirs);
        double[] ours = loss.computeGradient(y, logits, SOFTMAX, null).toDoubleVector();
        assertThat(loss.computeScore(y, logits, SOFTMAX, null, false))
            .isCloseTo(value, within(1e-5 * Math.abs(value) + 1e-6));
        for (int k = 0; k < 4; k++) {
          assertThat(ours[k]).isCloseTo(theirs[k], within(2e-4 * Math.abs(theirs[k]) + 1e-6));
        }
      }
    }
  }

  private static void sigmoidHasTheirNumbers(
      CoefficientLoss loss, Class<?> exported, Design design, double... z) throws Exception {
    for (float label : new float[] {0, 0.3f, 1}) {
      INDArray y = Nd4j.valueArrayOf(new long[] {1, 4}, label, DataType.DOUBLE);
      INDArray logits = Nd4j.createFromArray(new double[][] {z});
      double[] ours = loss.computeGradient(y, logits, SIGMOID, null).toDoubleVector();
      for (int k = 0; k < 4; k++) {
        double theirs =
            label * call(exported, "sigmoidGradient", design, z[k], true)
                + (1 - label) * call(exported, "sigmoidGradient", design, z[k], false);
        assertThat(ours[k]).isCloseTo(theirs, within(2e-4 * Math.abs(theirs) + 1e-6));
      }
    }
  }

  private Class<?> exported(Design design) throws Exception {
    String fileName = ExportTarget.JAVA.fileName(design);
    Path source = folder.resolve(fileName);
    Files.writeString(source, ExportTarget.JAVA.text(design).orThrow());
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return loader.loadClass(fileName.replace(".java", ""));
    }
  }

  private static double call(Class<?> type, String name, Design design, Object... given)
      throws IllegalAccessException, InvocationTargetException {
    Method method =
        Arrays.stream(type.getMethods())
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow();
    List<Object> arguments = new ArrayList<>(List.of(given));
    if (method.getParameterCount() > arguments.size()) {
      new TreeMap<>(design.parameters()).values().forEach(letter -> arguments.add(letter.value()));
    }
    return (double) method.invoke(null, arguments.toArray());
  }
}

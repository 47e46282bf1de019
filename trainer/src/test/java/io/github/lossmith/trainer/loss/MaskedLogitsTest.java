package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.export.ExportTarget;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

  @TempDir private Path folder;

  private static float[] gradient(String design, IActivation activation, float[] y, float... z) {
    return new CoefficientLoss(design)
        .computeGradient(rows(y), rows(z), activation, null)
        .toFloatVector();
  }

  private static double score(String design, IActivation activation, float[] y, float... z) {
    return new CoefficientLoss(design).computeScore(rows(y), rows(z), activation, null, false);
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
    double size = Math.min(Float.MAX_VALUE, -gone);
    assertThat(score("ce", SIGMOID, new float[] {1}, gone)).isCloseTo(size, within(1e-6 * size));
    assertThat(score("ce", SOFTMAX, hot(0, 2), gone, 0)).isCloseTo(size, within(1e-6 * size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce", "focal", "maki", "qce", "gce", "-(1-p)^3/p^0.5", "log(p)/p"})
  void numbersAreThoseOfTheExportedClass(String name) throws Exception {
    Design design = Coefficients.design(name).orThrow();
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

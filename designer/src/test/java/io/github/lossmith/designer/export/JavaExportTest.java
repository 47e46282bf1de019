package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.CoefficientSource.Typed;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.export.code.CodeNames;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported Java classes, compiled and run. */
class JavaExportTest {
  private static final double[] PLACES = {1e-12, 1e-6, 0.01, 0.3, 0.5, 0.9, 0.999, 0.999999};

  /** The table of ASL's negatives, whose loss ends with a power at a kink, is off by 2e-6. */
  private static final double NEAR_A_KINK = 1e-5;

  @TempDir private Path folder;

  static Stream<Named<ExportedLoss>> losses() {
    return Losses.designs().stream()
        .filter(design -> !design.followsProgress())
        .map(design -> Named.of(design.name(), ExportedLoss.of(design).orThrow()));
  }

  private Class<?> compiled(ExportedLoss loss) throws Exception {
    return compiled(JavaExport.className(loss.name()), JavaExport.text(List.of(loss)));
  }

  private Class<?> compiled(String name, String text) throws Exception {
    Path source = folder.resolve(name + ".java");
    Files.writeString(source, text);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-Xlint:all", "-Werror", "-proc:none", source.toString());
    assertThat(status).as(text).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      for (String nested : List.of("$OfObjects", "$OfBackground")) {
        if (Files.exists(folder.resolve(name + nested + ".class"))) {
          loader.loadClass(name + nested); // the loader is closed when they are first used
        }
      }
      return loader.loadClass(name);
    }
  }

  private static double call(Class<?> type, String name, ExportedLoss loss, Object... given)
      throws ReflectiveOperationException {
    Method method =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    List<Object> arguments = new ArrayList<>(List.of(given));
    if (method.getParameterCount() > arguments.size()) {
      arguments.addAll(loss.parameters().values());
    }
    if (method.getParameterCount() > arguments.size()) {
      arguments.add(0.0);
    }
    return (double) method.invoke(null, arguments.toArray());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void compiledClassHasOurNumbers(ExportedLoss loss) throws Exception {
    Class<?> type = compiled(loss);
    for (double p : PLACES) {
      double g = loss.curve().coefficient(p);
      double value = loss.curve().loss(p);
      assertThat(call(type, "coefficient", loss, p))
          .isCloseTo(g, within(1e-4 * Math.abs(g) + 1e-9));
      assertThat(call(type, "loss", loss, p))
          .isCloseTo(value, within(1e-7 * Math.abs(value) + 1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void softmaxGradientIsTheDifferenceQuotient(ExportedLoss loss) throws Exception {
    Class<?> type = compiled(loss);
    double[] logits = {0.3, -1.2, 2.0, 0.1};
    double[] gradient = new double[4];
    double[] ignored = new double[4];
    call(type, "softmax", loss, logits, 1, gradient);
    for (int k = 0; k < 4; k++) {
      double step = 1e-5;
      double[] up = logits.clone();
      double[] down = logits.clone();
      up[k] += step;
      down[k] -= step;
      double rise =
          call(type, "softmax", loss, up, 1, ignored)
              - call(type, "softmax", loss, down, 1, ignored);
      assertThat(gradient[k])
          .isCloseTo(rise / (2 * step), within(1e-3 * Math.abs(gradient[k]) + 1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void extremeLogitsStayFinite(ExportedLoss loss) throws Exception {
    Class<?> type = compiled(loss);
    double[] gradient = new double[3];
    for (double z : new double[] {-1e4, -745, -40, 0, 40, 745, 1e4}) {
      assertThat(call(type, "softmax", loss, new double[] {z, 0, -z}, 0, gradient)).isFinite();
      assertThat(IntStream.range(0, 3).mapToObj(k -> gradient[k])).allMatch(Double::isFinite);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void masksGiveFiniteGradientsAndWrongTargetsAreRefused(ExportedLoss loss) throws Exception {
    Class<?> type = compiled(loss);
    double none = Double.NEGATIVE_INFINITY;
    double[] gradient = new double[3];
    for (double gone : new double[] {none, -Double.MAX_VALUE}) {
      assertThat(call(type, "softmax", loss, new double[] {1, gone, gone}, 0, gradient))
          .isCloseTo(0, within(1e-12));
      assertThat(IntStream.range(0, 3).mapToObj(k -> gradient[k])).allMatch(v -> v == 0);
      call(type, "softmax", loss, new double[] {gone, 0, 1}, 0, gradient);
      assertThat(IntStream.range(0, 3).mapToObj(k -> gradient[k])).allMatch(Double::isFinite);
      call(type, "softmax", loss, new double[] {0.3, gone, 1}, 0, gradient);
      double[] alone = new double[2];
      call(type, "softmax", loss, new double[] {0.3, 1}, 0, alone);
      assertThat(gradient).containsExactly(new double[] {alone[0], 0, alone[1]}, within(1e-12));
    }
    for (int target : new int[] {-1, 3}) {
      assertThatThrownBy(() -> call(type, "softmax", loss, new double[3], target, gradient))
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Both sides in one class: what each alone says, by the truth of a sigmoid and by the class. */
  @ParameterizedTest
  @ValueSource(strings = {"asl", "alpha-focal", "drawn"})
  void bothSidesAreInOneClass(String name) throws Exception {
    Design design = name.equals("drawn") ? drawn() : Losses.preset(name);
    List<ExportedLoss> sides =
        design.sides().stream().map(side -> ExportedLoss.of(design.side(side)).orThrow()).toList();
    Class<?> type = compiled(JavaExport.className(design.name()), JavaExport.text(sides));
    List<Double> letters = new ArrayList<>(free(sides).values());
    for (boolean object : new boolean[] {true, false}) {
      ExportedLoss side = sides.get(object ? 0 : 1);
      double[] gradient = new double[3];
      double[] logits = {0.2, -0.4, 1.1};
      int target = object ? 1 : 2;
      double p = Math.exp(logits[target]) / Arrays.stream(logits).map(Math::exp).sum();
      double value = invoked(type, "softmax", letters, logits, target, 2, gradient);
      assertThat(value).isCloseTo(side.curve().loss(p), within(NEAR_A_KINK));
      assertThat(gradient[target])
          .isCloseTo(p * (1 - p) * side.curve().coefficient(p), within(1e-6));
      double yes = 1 / (1 + Math.exp(object ? -0.7 : 0.7));
      double towards = invoked(type, "sigmoidGradient", letters, 0.7, object);
      assertThat(object ? towards : -towards)
          .isCloseTo(yes * (1 - yes) * side.curve().coefficient(yes), within(1e-6));
      assertThat(invoked(type, "sigmoidLoss", letters, 0.7, object))
          .isCloseTo(side.curve().loss(yes), within(NEAR_A_KINK));
      assertThat(invoked(type, "loss", letters, 0.3, object))
          .isCloseTo(side.curve().loss(0.3), within(NEAR_A_KINK));
    }
  }

  private static Design drawn() {
    return Losses.drawings().get(1).withBackground(Optional.of(new Typed("-(1-p)^2/(p+0.1)")));
  }

  /** The letters that are arguments: those of a side whose loss is a table are frozen. */
  private static SortedMap<String, Double> free(List<ExportedLoss> sides) {
    Map<String, String> names = CodeNames.java(SidedFunctions.letters(sides));
    SortedMap<String, Double> free = new TreeMap<>();
    sides.forEach(side -> free.putAll(new JavaFunctions(side, names).free()));
    return free;
  }

  private static double invoked(Class<?> type, String name, List<Double> letters, Object... given)
      throws Exception {
    Method method =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    List<Object> arguments = new ArrayList<>(List.of(given));
    arguments.addAll(letters);
    return (double) method.invoke(null, arguments.toArray());
  }

  /** Letters that are words of the file. */
  @Test
  void lettersMayBeCalledAsTheFilesOwnVariables() throws Exception {
    String letters =
        "margin*k*target*gradient*logits*logit*most*rest*factor*wrong*share*slope*truth*object";
    Design design = Design.typed("letters", "-(1-p)^background/p*" + letters);
    assertThat(compiled(ExportedLoss.of(design).orThrow())).isNotNull();
  }

  @Test
  void namesBecomeClassNames() {
    assertThat(JavaExport.className("poly1-focal")).isEqualTo("Poly1FocalLoss");
    assertThat(JavaExport.className("2 мои")).isEqualTo("Designed2Loss");
  }
}

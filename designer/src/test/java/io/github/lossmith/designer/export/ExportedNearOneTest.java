package io.github.lossmith.designer.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.integration.LossCurve;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exported files where p rounds to 1, for coefficients that vanish at p = 1, end there, or are
 * infinite, held to near-one.csv, which mpmath computed ({@code near_one.py}).
 */
class ExportedNearOneTest {
  /** Of a table, relative; formulas are written out and are better. */
  private static final double TABLE = 1e-6;

  /** What the rounding of u or p makes of the steepest, times four. */
  private static final double STEEPEST = 16;

  @TempDir private Path folder;

  /** The exported tables begin at 1e-30; a double p is not 1 from 1e-16 on. */
  private static final double LEAST = 1e-13;

  /** What docs/export.md excepts: a steep power. */
  private static final Set<String> EXCEPTED = Set.of("-(1-p)^7");

  /** The lines u,weighted,loss by formula. */
  private static Map<String, List<String>> references() throws IOException {
    try (InputStream file = LossCurve.class.getResourceAsStream("near-one.csv")) {
      String text = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .skip(1)
          .filter(line -> !EXCEPTED.contains(line.substring(0, line.indexOf(','))))
          .filter(line -> Double.parseDouble(line.split(",", -1)[1]) >= LEAST)
          .collect(
              Collectors.groupingBy(
                  line -> line.substring(0, line.indexOf(',')),
                  LinkedHashMap::new,
                  Collectors.mapping(
                      line -> line.substring(line.indexOf(',') + 1), Collectors.toList())));
    }
  }

  @Test
  void pytorchFilesKeepTheirDigitsInBothTypes() throws Exception {
    Python.assumeTorch();
    Map<String, String> formulas = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> reference : references().entrySet()) {
      String name = "near" + formulas.size();
      formulas.put(name, reference.getKey());
      String text = ExportTarget.PYTORCH.text(Design.typed(name, reference.getKey())).orThrow();
      Files.writeString(folder.resolve(name + ".py"), text);
      Files.write(folder.resolve(name + ".csv"), reference.getValue());
    }
    Path script = folder.resolve("check_near_one.script");
    try (InputStream in = getClass().getResourceAsStream("check_near_one.py")) {
      Files.copy(requireNonNull(in), script);
    }
    List<String> lines = Python.run(script, folder.toString()).lines().toList();
    assertThat(lines).hasSizeGreaterThan(12 * 5 * 3);
    SoftAssertions softly = new SoftAssertions();
    for (String line : lines) {
      String[] cells = line.split(" ", -1);
      double rounding = cells[1].equals("float32") ? STEEPEST * 0x1p-23 : 0;
      softly
          .assertThat(Double.parseDouble(cells[4]))
          .as("%s: %s", formulas.get(cells[0]), line)
          .isLessThan(TABLE + rounding);
    }
    softly.assertAll();
  }

  @Test
  void javaClassesKeepTheirDigits() throws Exception {
    int number = 0;
    SoftAssertions softly = new SoftAssertions();
    for (Map.Entry<String, List<String>> reference : references().entrySet()) {
      Class<?> type = compiled(Design.typed("near" + number++, reference.getKey()));
      for (String line : reference.getValue()) {
        String[] cells = line.split(",", -1);
        double u = Double.parseDouble(cells[0]);
        double p = Math.exp(-u);
        if (p < 1) {
          double error = TABLE + STEEPEST * 0x1p-53 / u;
          String what = reference.getKey() + " at u = " + u;
          softly
              .assertThat(p * call(type, "coefficient", p) / Double.parseDouble(cells[1]))
              .as("p·g of %s", what)
              .isCloseTo(1, within(error));
          softly
              .assertThat(call(type, "loss", p) / Double.parseDouble(cells[2]))
              .as("L of %s", what)
              .isCloseTo(1, within(error));
        }
      }
    }
    softly.assertAll();
  }

  private Class<?> compiled(Design design) throws Exception {
    String name = JavaExport.className(design.name());
    Path source = folder.resolve(name + ".java");
    Files.writeString(source, ExportTarget.JAVA.text(design).orThrow());
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", source.toString()))
        .isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return loader.loadClass(name);
    }
  }

  private static double call(Class<?> type, String method, double p)
      throws ReflectiveOperationException {
    return (double) type.getMethod(method, double.class).invoke(null, p);
  }
}

package io.github.lossmith.designer.formula;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.export.Python;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random formulas against mpmath, with Python's parser for theirs: fuzz_formulas.py in
 * src/test/python wrote fuzz-formulas.csv and says which formulas it leaves out. The loss is held
 * to the bound that is printed with it.
 */
class MpmathFormulaTest {
  private static final Path SCRIPT = Path.of("src/test/python/fuzz_formulas.py");
  private static final Map<String, Double> PARAMETERS =
      Map.of("gamma", 1.5, "tau", 0.7, "n", 3.0, "t", 0.25);

  /** What mpmath's last digit is worth. */
  private static final double REFERENCE = 4e-16;

  private static final double WORST_COEFFICIENT = 1e-12;

  private record Row(String formula, double p, double coefficient, double loss) {
    static Row of(String line) {
      String[] cells = line.split(";", -1);
      return new Row(
          cells[0],
          Double.parseDouble(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]));
    }
  }

  /** Few may be refused, each in one line, and none may be wrong. */
  private static void holds(String csv, int count) {
    Map<String, List<Row>> formulas =
        csv.lines()
            .skip(1)
            .map(Row::of)
            .collect(Collectors.groupingBy(Row::formula, LinkedHashMap::new, Collectors.toList()));
    assertThat(formulas).hasSizeGreaterThan(count * 9 / 10);
    Map<String, String> refused = new LinkedHashMap<>();
    SoftAssertions softly = new SoftAssertions();
    formulas.forEach(
        (text, rows) ->
            curve(text)
                .map(curve -> isRight(softly, text, curve, rows))
                .failure()
                .ifPresent(problem -> refused.put(text, problem.message())));
    softly.assertAll();
    assertThat(refused.values()).allSatisfy(line -> assertThat(line.lines()).hasSize(1));
    assertThat(refused).as("refused").hasSizeLessThanOrEqualTo(count / 50);
  }

  private static Outcome<LossCurve> curve(String text) {
    return Formula.parse(text)
        .then(formula -> LossCurve.of(formula.coefficient(PARAMETERS, Double.NaN)));
  }

  private static boolean isRight(
      SoftAssertions softly, String text, LossCurve curve, List<Row> rows) {
    for (Row row : rows) {
      double g = Math.abs(row.coefficient());
      double loss = Math.abs(row.loss());
      softly
          .assertThat(curve.coefficient(row.p()))
          .as("g(%s) of %s", row.p(), text)
          .isCloseTo(row.coefficient(), within(WORST_COEFFICIENT * g));
      softly
          .assertThat(curve.loss(row.p()))
          .as("L(%s) of %s", row.p(), text)
          .isCloseTo(row.loss(), within(curve.errorBound(row.p()) + REFERENCE * loss));
    }
    return true;
  }

  @Test
  void threeHundredFormulasAreRight() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("fuzz-formulas.csv")) {
      holds(new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8), 300);
    }
  }

  @Test
  @Tag("slow")
  void thousandsOfFormulasAreRight() throws IOException, InterruptedException {
    Python.assumeModule("mpmath");
    holds(Python.run(SCRIPT, "3500", "3500"), 3_500);
  }
}

package io.github.lossmith.designer.property;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.export.Python;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Formulas that lose their digits in a difference of nearly equal numbers: nothing false is said of
 * them. Random ones are held against mpmath by cancelling.py in src/test/python, with 200 digits.
 */
class CancellingFormulaTest {
  private static final Path SCRIPT = Path.of("src/test/python/cancelling.py");

  /** Of the twelve properties of a formula; 2.8 on average. */
  private static final int UNKNOWN = 4;

  private static void holds(String csv, int count) {
    List<CheckedStatements.Result> results =
        csv.lines().skip(1).map(CheckedStatements::of).toList();
    assertThat(results).hasSizeGreaterThan(count * 9 / 10);
    assertThat(results).flatExtracting(CheckedStatements.Result::wrong).isEmpty();
    assertThat(results.stream().mapToInt(CheckedStatements.Result::unknown).sum())
        .as("not said")
        .isLessThan(UNKNOWN * count);
  }

  @Test
  void nothingFalseIsSaidOfAHundred() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("cancelling.csv")) {
      holds(new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8), 100);
    }
  }

  @Test
  @Tag("slow")
  void nothingFalseIsSaidOfThousands() throws IOException, InterruptedException {
    Python.assumeModule("mpmath");
    holds(Python.run(SCRIPT, "23", "2000"), 2_000);
  }

  private static PropertyReport report(String text) {
    return PropertyReport.of(Formula.parse(text).orThrow().coefficient(Map.of(), 1));
  }

  @Test
  void saysWhereRoundingHidesIt() {
    PropertyReport report = report("-(1+cos(pi*p))/(2p)");
    assertThat(report.finding(CoefficientProperty.SIGN).text(Locale.ENGLISH))
        .matches("Whether .* cannot be told for p = 1 - \\d\\.\\d+e-08…1: .*");
    assertThat(report.finding(CoefficientProperty.CONTINUOUS).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.finding(CoefficientProperty.VANISHES_AT_ONE).verdict())
        .isEqualTo(Verdict.HOLDS);
  }

  @ParameterizedTest
  @CsvSource({
    "-1/p-(p<0.3), 0.3",
    "-1-(sin(3p)<0.7), 0.2585",
    "-1-(p==0.5), 0.5",
    "-1.5-signum(p-0.62), 0.62",
    "-log(1+p^2)/p^2-(p>0.62)/9, 0.62",
    "-(2-(p<0.02)), 0.02"
  })
  void jumpsAreStillFound(String text, double place) {
    PropertyFinding finding = report(text).finding(CoefficientProperty.CONTINUOUS);
    assertThat(finding.key()).endsWith("jump");
    assertThat(finding.failing().get(0).from()).isBetween(place - 1e-4, place + 1e-4);
  }

  @ParameterizedTest
  @CsvSource({
    "-1/(p*(1+p<2)), gap, -1",
    "-1/(p*(100+p<101)), gap, -1",
    "-1/(p*(p!=1)), gap, -1",
    "-(p==1)-(1-p), jump, 0",
    "-(2-(p<1))/p, jump, -1",
    "'-if(2*p<2, 1-p, 7)', jump, 0",
    "-sin(pi*p)/(1-p), holds, -3.14159265",
    "-log(p)/(p-1), holds, -1",
  })
  void aValueAtOneAloneIsNotTheLimit(String text, String continuous, double limit) {
    PropertyReport report = report(text);
    assertThat(report.finding(CoefficientProperty.CONTINUOUS).key()).endsWith(continuous);
    assertThat((Double) report.finding(CoefficientProperty.VANISHES_AT_ONE).values().get("limit"))
        .isBetween(limit - 1e-6, limit + 1e-6);
  }

  @Test
  void aPlaceBesideOneIsNotShownAsOne() {
    assertThat(report("-(1-p)+(p>0.9999999)").finding(CoefficientProperty.CONTINUOUS).arguments())
        .containsExactly("p = 1 - 1.000e-07");
  }
}
